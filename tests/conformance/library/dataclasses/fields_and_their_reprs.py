import dataclasses
from dataclasses import KW_ONLY, MISSING, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass
class Base:
    x: int
    y: list = field(default_factory=list, metadata={"unit": "m"})
    count: ClassVar[int] = 0


@dataclass
class Child(Base):
    z: str = "z"
    scale: InitVar[int] = 2
    hidden: int = field(default=1, repr=False, compare=False)
    late: int = field(init=False)

    def __post_init__(self, scale):
        self.late = self.x * scale


for one in fields(Child):
    print(one.name, one.type, one.default is MISSING, one.init, one.repr, one.compare, one.hash, one.metadata, one.kw_only)
print(repr(MISSING)[:35], repr(KW_ONLY)[:35], InitVar[int], repr(InitVar[list[int]]), fields(Base)[0])
print(Child(3), Child(3) == Child(3, hidden=5), Child(3, scale=5).late, asdict(Child(1, [Base(2)])), astuple(Child(1)))
print(replace(Child(3), x=4, scale=1), is_dataclass(Child), is_dataclass(Child(1)), is_dataclass(3), Child.__match_args__)


@dataclass(frozen=True, order=True, slots=True)
class Point:
    x: int
    y: int = 0


p = Point(1)
print(p, hash(p) == hash(Point(1)), p < Point(1, 2), Point.__slots__, hasattr(p, "__dict__"), replace(p, y=5), {p: 1}[Point(1)])
for wrong in (
    lambda: setattr(p, "x", 5),
    lambda: delattr(p, "x"),
    lambda: setattr(p, "q", 5),
    lambda: p < (1, 0),
    lambda: Point(),
    lambda: Point(1, 2, 3),
    lambda: Point(z=1),
    lambda: hash(Child(1)),
    lambda: Child(1, late=3),
    lambda: replace(Child(3), late=1),
    lambda: asdict(3),
    lambda: fields(3),
    lambda: replace(3),
    lambda: field(default=1, default_factory=list),
    lambda: dataclass(order=True, eq=False)(type("A", (), {})),
    lambda: make_dataclass("B", ["x", "x"]),
    lambda: make_dataclass("B", ["class"]),
    lambda: make_dataclass("B", ["1x"]),
    lambda: dataclass(type("C", (), {"__annotations__": {"x": list}, "x": []})),
    lambda: dataclass(type("C", (), {"__annotations__": {"x": int, "y": int}, "x": 1})),
    lambda: dataclass(type("C", (), {"x": field()})),
    lambda: dataclass(frozen=True)(type("C", (Base,), {})),
    lambda: dataclass(type("C", (Point,), {})),
    lambda: dataclass(order=True)(type("C", (), {"__lt__": 1})),
    lambda: dataclass(slots=True)(type("C", (), {"__slots__": ()})),
    lambda: dataclass(unsafe_hash=True)(type("C", (), {"__hash__": lambda self: 1})),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class Order:
    """Given."""

    item: str
    _: KW_ONLY
    price: float = 1.0
    tags: frozenset = frozenset()


print(Order("a", price=2), Order.__doc__, make_dataclass("M", [("a", int), ("b", str, "q"), "c"][:2], frozen=True)(1))
print(Order.__init__.__annotations__, Order.__dataclass_params__, Order.__dataclass_fields__["price"].kw_only)


@dataclass
class Node:
    value: int
    next: "Node | None" = None


n = Node(1, Node(2))
n.next.next = n
print(n, dataclasses.fields(Node)[1].type)


@dataclass(eq=False)
class Identity:
    a: int


print(Identity(1) == Identity(1), hash(Identity(1)) is not None)


@dataclass
class Custom:
    a: int

    def __repr__(self):
        return "custom"

    def __eq__(self, other):
        return True


print(Custom(1), Custom(1) == 5, Custom(2).__dict__)
