# The same code in one namespace after another: each is looked up in its own.
code = compile("result = a + c()", "<names>", "exec")


def run(names):
    namespace = {}
    for name in names:
        namespace[name] = name
    namespace["c"] = lambda: "!"
    exec(code, namespace)
    return namespace["result"]


for names in (["a", "b"], ["b", "a"], ["a", "b"]):
    print(run(names))
