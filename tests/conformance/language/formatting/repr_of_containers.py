loop = [1]
loop.append(loop)
table = {"self": None}
table["self"] = table
print(loop, table)
print([None, True, 1.0, "it's", 'say "hi"', "both ' and \"", b"bytes\x00", (1,), (), {1}, set(), frozenset([2]), {}, range(3), ...])
print(["tab\t", "new\nline", "back\\slash", "é", "\x7f", "\u200b", "日本", "\U0001f600"])
print({"k": [1, {"n": (2, 3)}]}, [[]] * 2, {(1, 2): "t"})
