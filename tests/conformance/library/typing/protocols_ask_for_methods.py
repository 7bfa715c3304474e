from typing import *


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Named(Protocol):
    name: str

    def greet(self) -> str:
        return f"I am {self.name}"


class Unchecked(Protocol):
    def run(self) -> None: ...


class File:
    def close(self):
        pass


class Person(Named):
    def __init__(self, name):
        self.name = name


class Both(Closes, Named, Protocol): ...


print(isinstance(File(), Closes), isinstance(3, Closes), issubclass(File, Closes), issubclass(int, Closes))
print(isinstance(Person("Ann"), Named), Person("Ann").greet(), isinstance(File(), Named))
print(sorted(get_protocol_members(Named)), is_protocol(Named), is_protocol(Person), is_protocol(int))
print(sorted(get_protocol_members(Both)))
for wrong in (
    lambda: Closes(),
    lambda: isinstance(File(), Unchecked),
    lambda: issubclass(File, Unchecked),
    lambda: issubclass(File, Named),
    lambda: get_protocol_members(int),
):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print(isinstance(3, SupportsInt), isinstance(3.5, SupportsIndex), isinstance(2, SupportsAbs), SupportsInt)
T = TypeVar("T", covariant=True)


class Source(Protocol[T]):
    def get(self) -> T: ...


class Numbers(Source[int]):
    def get(self):
        return 7


print(Numbers().get(), Source[int], Numbers.__orig_bases__, Source.__orig_bases__)


class Stack[Item]:
    def __init__(self):
        self.items: list[Item] = []


class Ints(Stack[int], List[int]): ...


print(Ints.__mro__[1:], Ints.__orig_bases__)
