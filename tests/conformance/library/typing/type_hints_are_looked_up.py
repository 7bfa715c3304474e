from typing import *

T = TypeVar("T")


class Tree:
    left: "Optional[Tree]"
    children: list["Tree"]
    size: Annotated[int, "nodes"] = 0
    kind: ClassVar[str] = "tree"

    def insert(self, other: "Tree", *rest: "Tree", deep: "bool | None" = None) -> None: ...


class Leaf(Tree):
    value: Dict[str, "Leaf"]


print(get_type_hints(Tree))
print(get_type_hints(Tree, include_extras=True)["size"], list(get_type_hints(Leaf)))
print(get_type_hints(Tree.insert), get_type_hints(Tree().insert)["other"], get_type_hints(len))
print(get_type_hints(Leaf)["value"])


def later(x: "Undefined") -> "int": ...


try:
    get_type_hints(later)
except NameError as error:
    print(error)
print(get_type_hints(later, {"Undefined": str}))


def generic[Q](x: "Q", y: "list[Q]") -> Q: ...


print(get_type_hints(generic))


@no_type_check
def unchecked(x: "nothing that is Python"): ...


print(get_type_hints(unchecked))


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


print(len(get_overloads(double)), [get_type_hints(one)["x"] for one in get_overloads(double)], double(2))
clear_overloads()
print(get_overloads(double))
try:
    overload(later)(1)
except NotImplementedError as error:
    print(error)


@final
class Last:
    @override
    def method(self): ...


print(Last.__final__, Last.method.__override__)
UserId = NewType("UserId", int)
print(UserId, UserId(5), UserId.__supertype__, UserId.__name__, UserId | None)


@dataclass_transform(kw_only_default=True)
def model(cls):
    return cls


print(model.__dataclass_transform__["kw_only_default"])
