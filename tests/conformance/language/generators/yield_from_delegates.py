def inner():
    received = yield 1
    print("inner received", received)
    yield 2
    return "inner result"


def outer():
    result = yield from inner()
    print("outer got", result)
    yield from "ab"
    yield from range(2)


g = outer()
print(next(g), g.send("hello"))
print(list(g))
