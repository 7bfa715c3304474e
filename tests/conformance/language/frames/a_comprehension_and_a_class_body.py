import sys


class Body:
    name = sys._getframe().f_code.co_name
    inside = "inside" in sys._getframe().f_locals
    after = sorted(key for key in sys._getframe().f_locals if not key.startswith("__"))


print(Body.name, Body.inside, Body.after)
print([sys._getframe().f_code.co_name for _ in range(2)])
print((lambda: sys._getframe().f_code.co_name)())


def closure():
    seen = 1

    def inner():
        nonlocal seen
        seen += 1
        return sys._getframe().f_locals

    return inner()


print(closure())
