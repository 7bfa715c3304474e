from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
from collections.abc import Mapping, MutableSequence, Sequence
from types import MappingProxyType


class Row(Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        print("  item", index)
        return self.items[index]


class Registered:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return (5, 6)[index]


class Unknown(Registered): ...


class Table(Mapping):
    def __init__(self, **items):
        self.items_ = items

    def __len__(self):
        return len(self.items_)

    def __getitem__(self, key):
        return self.items_[key]

    def __iter__(self):
        return iter(self.items_)

    def get(self, key, default=None):
        print("  get", key)
        return self.items_.get(key, default)


class LooksLike:
    def __len__(self):
        return 1

    def __getitem__(self, index):
        return [7][index]


def shape(subject):
    match subject:
        case [first, *_, last]:
            return "ends", first, last
        case [only]:
            return "one", only
        case []:
            return "no items"
        case {"k": value, **rest}:
            return "k", value, rest
        case {}:
            return "a mapping"
        case _:
            return "something else"


Sequence.register(Registered)
for subject in (
    Row(), Row(1), Row(1, 2, 3), Registered(), Unknown(), LooksLike(), Table(), Table(k=1, z=2), deque([1, 2]), deque(),
    "ab", b"ab", bytearray(b"ab"), {1, 2}, range(3), UserList([1]), UserDict(k=1), ChainMap({"k": 3}), Counter("kk"),
    OrderedDict(k=1), defaultdict(list), UserString("ab"), MappingProxyType({"k": 9}), iter([1]), 3,
):  # fmt: skip
    print(type(subject).__name__, shape(subject))
