from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Mixin:
    pass


try:

    class Mixed(NamedTuple, Mixin):
        value: int

except TypeError as error:
    print(error)


class Box(NamedTuple, Generic[T]):
    value: T


print(Box(1), Box[int](2))
