from typing import *

T = TypeVar("T")
for wrong in (
    lambda: Dict[int],
    lambda: List[int, str],
    lambda: List[int][str],
    lambda: Optional[int, str],
    lambda: Optional[5],
    lambda: Union[int, 5],
    lambda: Union[()],
    lambda: ClassVar[int, str],
    lambda: Hashable[int],
    lambda: Any[int],
    lambda: Any(),
    lambda: Self[int],
    lambda: Union(),
    lambda: Literal(),
    lambda: List(),
    lambda: List[int]([1]),
    lambda: Union[(int,), (str,)],
    lambda: List[ClassVar[int]],
    lambda: Callable[int],
    lambda: Annotated[int],
    lambda: isinstance(1, Any),
    lambda: isinstance([], List[int]),
    lambda: isinstance(1, Optional),
    lambda: issubclass(int, Union),
    lambda: ForwardRef("a b"),
    lambda: NewType("Id", int).nothing,
    lambda: TypeVar("T", int),
    lambda: assert_never(3),
    lambda: cast(int, 1).x,
    lambda: runtime_checkable(int),
    lambda: get_type_hints(3),
):
    try:
        print(wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print(isinstance([], List), isinstance({}, Mapping), issubclass(dict, Dict), isinstance(3, Union[int, str]))
print(isinstance(None, Optional[int]), isinstance("a", Optional[int]), isinstance(print, Callable))
