import functools


def plain(func):
    def wrapper(*args, **kwargs):
        return func(*args, **kwargs)

    return wrapper


def careful(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        return func(*args, **kwargs)

    return wrapper


@plain
def first():
    """Says first."""


@careful
def second():
    """Says second."""


print(first.__name__, first.__doc__)
print(second.__name__, second.__doc__, second.__wrapped__.__name__, second.__module__)
