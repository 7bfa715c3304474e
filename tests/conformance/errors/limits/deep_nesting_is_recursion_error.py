class Callable:
    pass


Callable.__call__ = Callable()


def deep_group():
    error = ValueError()
    for _ in range(100_000):
        error = ExceptionGroup("group", [error])
    return error


def catch_deep_group():
    try:
        raise deep_group()
    except* TypeError:
        pass


def deep_alias():
    alias = list[int]
    for _ in range(100_000):
        alias = list[alias]
    return alias


for attempt in (
    lambda: Callable()(),
    lambda: deep_group().split(TypeError),
    lambda: deep_group().subgroup(ValueError),
    catch_deep_group,
    lambda: repr(deep_alias()),
    lambda: repr(list[deep_alias() | None]),
):
    try:
        attempt()
    except RecursionError as error:
        print(type(error).__name__)
