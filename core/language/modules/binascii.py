"""binascii: bytes as text of digits, and back."""

from _memoryview import memoryview as _memoryview
from _sys import stand_for_native as _stand_for_native

__all__ = ("Error", "Incomplete", "a2b_base64", "a2b_hex", "b2a_base64", "b2a_hex", "crc32", "hexlify", "unhexlify")

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_SIX_BITS = {digit: number for number, digit in enumerate(_ALPHABET)}
_PADDING = ord("=")


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _bytes_of(data):
    """What is to be read: text has to be ASCII."""
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode("ascii")
    if not isinstance(data, (bytes, bytearray, _memoryview)):
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{type(data).__name__}'")
    return bytes(data)


def _need_bytes(data):
    if not isinstance(data, (bytes, bytearray, _memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def b2a_base64(data, /, *, newline=True):
    data = _need_bytes(data)
    digits = bytearray()
    for begin in range(0, len(data), 3):
        three = data[begin : begin + 3]
        bits = int.from_bytes(three, "big") << 8 * (3 - len(three))
        four = bytes(_ALPHABET[bits >> shift & 63] for shift in (18, 12, 6, 0))
        digits += four[: len(three) + 1] + b"=" * (3 - len(three))
    return bytes(digits) + (b"\n" if newline else b"")


def a2b_base64(data, /, *, strict_mode=False):
    data = _bytes_of(data)
    if strict_mode and data[:1] == b"=":
        raise Error("Leading padding not allowed")
    result = bytearray()
    place = bits = pads = 0  # within four digits
    for index, digit in enumerate(data):
        if digit == _PADDING:
            pads += 1
            if place >= 2 and place + pads >= 4:
                if strict_mode and index + 1 < len(data):
                    raise Error("Excess data after padding")
                return bytes(result)
            continue
        number = _SIX_BITS.get(digit)
        if number is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and pads > 0:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        if place > 0:
            result.append((bits << 6 | number) >> 2 * (3 - place) & 255)
        bits = number
        place = (place + 1) % 4
    if place == 1:
        count = len(result) // 3 * 4 + 1
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
        )
    if place != 0:
        raise Error("Incorrect padding")
    return bytes(result)


def hexlify(data, sep=None, bytes_per_sep=1):
    data = _need_bytes(data)
    text = data.hex() if sep is None else data.hex(sep, bytes_per_sep)
    return text.encode("ascii")


def unhexlify(hexstr, /):
    digits = _bytes_of(hexstr)
    if len(digits) % 2:
        raise Error("Odd-length string")
    if not all(digit in b"0123456789abcdefABCDEF" for digit in digits):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(digits.decode("ascii"))


def crc32(data, crc=0, /):
    crc = ~crc & 0xFFFFFFFF
    for byte in _need_bytes(data):
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return ~crc & 0xFFFFFFFF


b2a_hex = hexlify
a2b_hex = unhexlify
_stand_for_native("binascii", a2b_base64, b2a_base64, crc32, hexlify, unhexlify)
