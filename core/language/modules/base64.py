"""base64: bytes as text of 64, 32 or 16 digits (RFC 4648), and back."""

import binascii as _binascii
from _memoryview import memoryview as _memoryview

__all__ = (
    "b64encode", "b64decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
    "b32encode", "b32decode", "b16encode", "b16decode", "encodebytes", "decodebytes",
)

_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_STANDARD = bytes.maketrans(b"-_", b"+/")
_ALPHABET_32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_FIVE_BITS = {digit: number for number, digit in enumerate(_ALPHABET_32)}
_DIGITS_OF_BYTES = (0, 2, 4, 5, 7, 8)  # of 32, that so many bytes have
_BYTES_OF_PADDING = {0: 5, 1: 4, 3: 3, 4: 2, 6: 1}


def _bytes_of(data):
    if isinstance(data, str):
        try:
            return data.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return _memoryview(data).tobytes()
    except TypeError:
        raise TypeError(
            f"argument should be a bytes-like object or ASCII string, not {data.__class__.__name__!r}"
        ) from None


def b64encode(s, altchars=None):
    encoded = _binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    s = _bytes_of(s)
    if altchars is not None:
        altchars = _bytes_of(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return _binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).translate(_URL_SAFE)


def urlsafe_b64decode(s):
    return b64decode(_bytes_of(s).translate(_STANDARD))


def b32encode(s):
    data = s if isinstance(s, (bytes, bytearray)) else _memoryview(s).tobytes()
    digits = bytearray()
    for begin in range(0, len(data), 5):
        five = data[begin : begin + 5]
        bits = int.from_bytes(five, "big") << 8 * (5 - len(five))
        eight = bytes(_ALPHABET_32[bits >> shift & 31] for shift in range(35, -1, -5))
        digits += eight[: _DIGITS_OF_BYTES[len(five)]].ljust(8, b"=")
    return bytes(digits)


def b32decode(s, casefold=False, map01=None):
    s = _bytes_of(s)
    if len(s) % 8:
        raise _binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes_of(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    digits = s.rstrip(b"=")
    padding = len(s) - len(digits)
    decoded = bytearray()
    for begin in range(0, len(digits), 8):
        bits = 0
        for digit in digits[begin : begin + 8].ljust(8, b"A"):
            if digit not in _FIVE_BITS:
                raise _binascii.Error("Non-base32 digit found") from None
            bits = bits << 5 | _FIVE_BITS[digit]
        decoded += bits.to_bytes(5, "big")
    if len(s) == 0:
        return b""
    if padding not in _BYTES_OF_PADDING:
        raise _binascii.Error("Incorrect padding")
    return bytes(decoded[: len(decoded) - 5 + _BYTES_OF_PADDING[padding]])


def b16encode(s):
    return _binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_of(s)
    if casefold:
        s = s.upper()
    if any(digit not in b"0123456789ABCDEF" for digit in s):
        raise _binascii.Error("Non-base16 digit found")
    return _binascii.unhexlify(s)


def _need_bytes(s):
    try:
        return _memoryview(s).tobytes()
    except TypeError as error:
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}") from error


def encodebytes(s):
    data = _need_bytes(s)
    return b"".join(_binascii.b2a_base64(data[begin : begin + 57]) for begin in range(0, len(data), 57))


def decodebytes(s):
    return _binascii.a2b_base64(_need_bytes(s))
