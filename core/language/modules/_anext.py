"""What awaits the item of `anext(iterator, default)` (builtins/iteration.cpp)."""


async def awaiting(item, default):
    try:
        return await item
    except StopAsyncIteration:
        return default
