"""importlib: modules by the name that a program computes."""

import sys as _sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]
__import__ = __import__


def import_module(name, package=None):
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        level = len(name) - len(name.lstrip("."))
        parts = package.split(".")
        if level > len(parts):
            raise ImportError("attempted relative import beyond top-level package")
        name = ".".join(parts[: len(parts) - level + 1] + [name.lstrip(".")]).rstrip(".")
    __import__(name)
    return _sys.modules[name]


def invalidate_caches():
    """There are no files that may have changed."""


def reload(module):
    """The module as it is: no module of the library changes while the program runs."""
    name = getattr(module, "__name__", None)
    if not isinstance(module, type(_sys)):
        raise TypeError("reload() argument must be a module")
    if _sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    return module
