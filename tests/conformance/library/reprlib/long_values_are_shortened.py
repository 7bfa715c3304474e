import reprlib


class Chain:
    def __init__(self):
        self.next = self

    @reprlib.recursive_repr()
    def __repr__(self):
        return f"Chain({self.next!r})"


print(reprlib.repr("x" * 100), reprlib.repr(list(range(50))), reprlib.repr({i: i for i in range(9)}))
print(Chain(), Chain.__repr__.__qualname__)
short = reprlib.Repr(maxlist=2, maxstring=10, maxlevel=2)
print(short.repr([1, 2, 3]), short.repr("abcdefghijklmnop"), short.repr([[[1]]]), short.repr([]))
print(reprlib.Repr(indent=2).repr({"a": [1, 2], "b": ()}))
