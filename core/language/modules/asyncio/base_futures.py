"""asyncio.base_futures: what a future ended with, in its repr, as CPython 3.13 (base_futures.py)."""

from reprlib import recursive_repr, repr as short_repr


@recursive_repr()
def text(future, before, outcome, after):
    is_exception = before.endswith(" exception=")
    return before + (repr(outcome) if is_exception else short_repr(outcome)) + after
