class Plain:
    pass


for method in (list.append, str.upper, int.__add__, list.__len__):
    print(method, type(method), method.__name__, method.__qualname__, method.__objclass__)
for method in ([].__len__, Plain().__eq__, [].append):
    print(type(method), method.__name__, str(method).split(" at ")[0])
print([1, 2].__len__(), list.__len__([1]), "ab".__add__("c"), [].__len__.__self__)


class NoContainer:
    __contains__ = None

    def __iter__(self):
        return iter("ab")


try:
    "a" in NoContainer()
except TypeError as error:
    print(error)
