"""open(): there is a file system, with nothing in it, which cannot be written to. What is asked for wrongly is refused
as CPython refuses it (`_io_open_impl`, Modules/_io/_iomodule.c:197)."""

from os import fspath


def refuse(file, mode, buffering, encoding, errors, newline, closefd):
    path = file if isinstance(file, int) else fspath(file)
    mode = "r" if mode is None else mode
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    for name, value in ("encoding", encoding), ("errors", errors), ("newline", newline):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"open() argument '{name}' must be str or None, not {type(value).__name__}")
    if set(mode) - set("rwxab+t") or len(set(mode)) < len(mode):
        raise ValueError(f"invalid mode: '{mode}'")
    if "t" in mode and "b" in mode:
        raise ValueError("can't have text and binary mode at once")
    ways = sum(way in mode for way in "rwxa")
    if ways > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if "b" in mode:
        for name, value in ("encoding", encoding), ("errors", errors), ("newline", newline):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'a' if name == 'newline' else 'an'} {name} argument")
    if not ways:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if isinstance(path, int):
        raise OSError(9, "Bad file descriptor")
    if ("\0" if isinstance(path, str) else b"\0") in path:
        raise ValueError("embedded null byte")
    if set(mode) & set("wxa+"):
        raise OSError(30, "Read-only file system", path)
    raise FileNotFoundError(2, "No such file or directory", path)
