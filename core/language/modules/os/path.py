"""os.path: paths as text, joined and taken apart; no file exists."""

from os import fspath

sep = "/"
pardir = ".."
curdir = "."
extsep = "."


def join(path, *paths):
    path = fspath(path)
    for part in paths:
        try:
            part = fspath(part)
        except TypeError:
            kind = type(part).__name__
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {kind!r}") from None
        if isinstance(part, bytes) != isinstance(path, bytes):
            raise TypeError("Can't mix strings and bytes in path components")
        slash = _slash(part)
        if part.startswith(slash):
            path = part
        elif not path or path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(path):
    path = fspath(path)
    slash = _slash(path)
    place = path.rfind(slash) + 1
    head, tail = path[:place], path[place:]
    return head.rstrip(slash) or head, tail


def dirname(path):
    return split(path)[0]


def basename(path):
    return split(path)[1]


def splitext(path):
    path = fspath(path)
    place = path.rfind("." if isinstance(path, str) else b".")
    begin = path.rfind(_slash(path)) + 1
    while begin < place and path[begin : begin + 1] in (".", b"."):
        begin += 1
    return (path[:place], path[place:]) if begin < place else (path, path[:0])


def splitdrive(path):
    path = fspath(path)
    return path[:0], path


def isabs(path):
    path = fspath(path)
    return path.startswith(_slash(path))


def normpath(path):
    path = fspath(path)
    if not path:
        return "."
    slashes = 2 if path.startswith("//") and not path.startswith("///") else int(path.startswith("/"))
    kept = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not slashes and not kept) or (kept and kept[-1] == ".."):
            kept.append(part)
        elif kept:
            kept.pop()
    return "/" * slashes + "/".join(kept) or "."


def abspath(path):
    return normpath(join("/", path))


realpath = abspath


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    there, here = [[part for part in abspath(one).split("/") if part] for one in (path, start)]
    shared = len(commonprefix([there, here]))
    return join(*[".."] * (len(here) - shared), *there[shared:]) if shared < max(len(here), len(there)) else "."


def commonprefix(paths):
    if not paths:
        return ""
    lowest, highest = min(paths), max(paths)
    for index, item in enumerate(lowest):
        if item != highest[index]:
            return lowest[:index]
    return lowest


def commonpath(paths):
    paths = [fspath(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(path) for path in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    shared = commonprefix([[part for part in path.split("/") if part not in ("", ".")] for path in paths])
    return ("/" if isabs(paths[0]) else "") + "/".join(shared)


def expanduser(path):
    return fspath(path)


def exists(path):
    fspath(path)
    return False


lexists = isfile = isdir = islink = exists


def _slash(path):
    return "/" if isinstance(path, str) else b"/"
