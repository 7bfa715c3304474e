import re

print(re.findall("[[]", "["))


def f():
    pass


f.f = f
