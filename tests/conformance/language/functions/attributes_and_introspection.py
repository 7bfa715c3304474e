def documented(a: int, b: str = "x") -> bool:
    """Says what it does."""
    return True


documented.version = 3
print(documented.__name__, documented.__doc__, documented.version)
print(documented.__annotations__)
print(documented.__code__.co_argcount, documented.__code__.co_varnames)
print(callable(documented), documented.__module__)
