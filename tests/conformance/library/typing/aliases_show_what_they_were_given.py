from typing import *

T = TypeVar("T")
P = ParamSpec("P")


class Node(Generic[T]):
    pass


for alias in (
    List, List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Type[Node], DefaultDict[str, int], Deque[T],
    Optional["Node"], Union[int, str], Union[int], Union[int, Union[str, int]], Union[int, None], Optional[None],
    Union[int, str, None], Callable[[int, str], bool], Callable[..., T], Callable[[], None], Callable[P, T],
    Awaitable[int], AsyncGenerator[int, None], Generator[int, None, str], Generator[int], Coroutine[Any, Any, T],
    Literal["a", 1, True, None], Literal[Literal["a"], "b"], Annotated[int, "positive"],
    Annotated[Annotated[int, 1], 2], ClassVar[int], Final[int], Self, Never, NoReturn, LiteralString, Iterable[Node],
    Mapping[str, int] | None, None | List[int], Pattern[str], Match[str], ContextManager[int], Concatenate[int, P],
    ForwardRef("Node"), List["Node"], TypeAlias, Required[int], NotRequired["Node"], Hashable, Text, AnyStr,
):  # fmt: skip
    print(alias)

print(List[T][int], Dict[str, T][int], Callable[[T], T][str], Union[T, None][int], List[Tuple[T, P]].__parameters__)
print(Dict[T, Tuple[T, int]][str], Optional[List[T]][int])
print(List[int] == List[int], List[int] == List[str], Union[int, str] == Union[str, int], Union[int, str] == (int | str))
print(Literal[1] == Literal[True], Literal[1, 2] == Literal[2, 1], hash(List[int]) == hash(List[int]))
print({Union[int, str]: 1}[Union[str, int]], List[int] | str, list[int] | List[str])
for tp in (List[int], Dict, Union[int, str], Optional[int], Callable[[int], str], Annotated[int, 1], Literal[1, 2],
           list[int], int | str, Generic, Node[int], ClassVar[int], int, Tuple[int, ...], Callable[..., int]):  # fmt: skip
    print(get_origin(tp), get_args(tp))
