from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Any, Dict, Generic, List, Optional, Protocol, TypeVar, Union

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> Optional[T]:
        self.items.append(item)
        return item


class Speaks(Protocol):
    def speak(self) -> str: ...


def run(f: Callable[[int], Any], table: Dict[str, Union[int, str]] | None = None) -> Undefined:
    return f(3)


print(Stack[int]().push(4), run(lambda n: n + 1), TYPE_CHECKING, run.__annotations__["return"])
print(isinstance([], Iterable), isinstance(5, Iterable), isinstance(len, Callable), T)
