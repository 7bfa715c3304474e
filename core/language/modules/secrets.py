"""secrets: random numbers and texts for passwords and the like. They come from the session's source of randomness, so that a
run can be repeated: nothing that is really secret belongs in them."""

import os as _os
import random as _random
from _memoryview import memoryview as _memoryview

__all__ = (
    "choice", "randbelow", "randbits", "SystemRandom", "token_bytes", "token_hex", "token_urlsafe", "compare_digest",
)

DEFAULT_ENTROPY = 32
SystemRandom = _random.SystemRandom
_system = SystemRandom()
randbits = _system.getrandbits
choice = _system.choice


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _system.randrange(exclusive_upper_bound)


def token_bytes(nbytes=None):
    return _os.urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    from base64 import urlsafe_b64encode

    return urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")


def compare_digest(a, b, /):
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        return a == b
    others = [type(each).__name__ for each in (a, b) if not isinstance(each, (bytes, bytearray, _memoryview))]
    if len(others) == 2:
        raise TypeError(f"unsupported operand types(s) or combination of types: '{others[0]}' and '{others[1]}'")
    if others:
        raise TypeError(f"a bytes-like object is required, not '{others[0]}'")
    return bytes(a) == bytes(b)
