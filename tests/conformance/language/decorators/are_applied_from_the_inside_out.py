def mark(text):
    print("making", text)

    def decorate(func):
        print("decorating with", text)
        return lambda *args: f"<{text}>{func(*args)}</{text}>"

    return decorate


@mark("b")
@mark("i")
def hello(name):
    return f"hello {name}"


print(hello("you"))
