def outer[T: (int, str), *Ts, **P](x: T, *args: *Ts) -> T:
    return x


class Box[T: int]:
    def __init__(self, value: T):
        self.value = value

    def map[U](self, f) -> "Box[U]":
        return Box(f(self.value))


type Pair[A, B] = tuple[A, B]
type Recursive = list[Recursive] | None

print(outer.__type_params__, [p.__name__ for p in outer.__type_params__], outer.__type_params__[0].__constraints__)
print(Box.__type_params__, Box.__type_params__[0].__bound__, Box(3).map(str).value)
print(Pair, Pair.__type_params__, Pair.__value__, Pair.__name__, Recursive.__value__)
print(Box.__orig_bases__, Box.__mro__[-2:])


def lazy[T: undefined_name](x: T):
    return x


print(lazy(1))
try:
    lazy.__type_params__[0].__bound__
except NameError as error:
    print(error)
type Late = not_there
try:
    Late.__value__
except NameError as error:
    print(error)
not_there = int
print(Late.__value__)


class Scope[T]:
    name = T.__name__
    type Inner = list[T]

    def method(self):
        return T


print(Scope.name, Scope.Inner.__value__, Scope().method())
type = 5
print(type)
