"""json: values as JSON text and back."""

from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import JSONEncoder

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


def dumps(
    obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
    separators=None, default=None, sort_keys=False, **kw
):  # fmt: skip
    encoder = JSONEncoder if cls is None else cls
    return encoder(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw
    ).encode(obj)  # fmt: skip


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))


def loads(
    s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None,
    **kw
):  # fmt: skip
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode(_encoding(s))
    else:
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    hooks = {
        "object_hook": object_hook, "parse_float": parse_float, "parse_int": parse_int,
        "parse_constant": parse_constant, "object_pairs_hook": object_pairs_hook,
    }  # fmt: skip
    given = {name: hook for name, hook in hooks.items() if hook is not None}
    return (JSONDecoder if cls is None else cls)(**given, **kw).decode(s)


def load(fp, **options):
    return loads(fp.read(), **options)


def _encoding(data):
    """The encoding of JSON in bytes, told from where its first two characters, which are ASCII, have zeros."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if len(data) >= 2 and not data[0]:
        return "utf-16-be" if data[1] else "utf-32-be"
    if len(data) >= 2 and not data[1]:
        return "utf-16-le" if len(data) == 2 or data[2] or data[3] else "utf-32-le"
    return "utf-8"
