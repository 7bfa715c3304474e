"""hashlib: what data is known by. Computed in the language: right, and slow."""

from _sys import stand_for_native as _stand_for_native
import _hashes
from _sha512 import sha512 as _sha512

_KINDS = {
    "md5": (_hashes.md5, 16, 64),
    "sha1": (_hashes.sha1, 20, 64),
    "sha256": (_hashes.sha256, 32, 64),
    "sha512": (_sha512, 64, 128),
}
algorithms_available = algorithms_guaranteed = set(_KINDS)
__all__ = (*_KINDS, "new", "algorithms_guaranteed", "algorithms_available")


class HASH:
    def __init__(self, name, data):
        self.name = name
        self._compute, self.digest_size, self.block_size = _KINDS[name]
        self._data = bytearray()
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if isinstance(data, int):
            raise TypeError("object supporting the buffer API required")
        self._data += bytes(data)

    def digest(self):
        return self._compute(self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


def new(name, data=b"", *, usedforsecurity=True):
    if name.lower() not in _KINDS:
        raise ValueError("unsupported hash type " + name)
    return HASH(name.lower(), data)


def md5(string=b"", *, usedforsecurity=True):
    return HASH("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return HASH("sha1", string)


def sha256(string=b"", *, usedforsecurity=True):
    return HASH("sha256", string)


def sha512(string=b"", *, usedforsecurity=True):
    return HASH("sha512", string)


_stand_for_native("_hashlib", HASH)
