from typing import Dict, List, Optional, Union

for alias in (
    int | None, None | str, type | None, list[int] | None, int | str | None, list[None], list[type(None)],
    dict[str, None], tuple[int, ...], tuple[()], tuple[int, str], Optional[int], Union[int, None],
    Union[int, str, None], List[int], Dict[str, List[int]],
):
    print(alias, end="; ")
print()
print((int | None).__args__, (int | str) == (str | int), isinstance(3, int | None), isinstance(None, int | None))
print(list[int] == list[int], list[int] == list[str], list[int] == tuple[int], int | str != int | bytes, list[int] == int)
print({int | str: 1}[str | int], {list[int]: 2}[list[int]], len({int | None, None | int, list[int], list[int]}))
