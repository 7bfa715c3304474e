"""io: text and bytes in memory that are read and written as files are."""

from _sys import stand_for_native as _stand_for_native
from operator import index as _index

__all__ = ["StringIO", "BytesIO", "IOBase", "TextIOBase", "RawIOBase", "BufferedIOBase", "UnsupportedOperation"]
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """What all files have in common."""

    _closed = False
    _refusal = "I/O operation on closed file."

    @property
    def closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def flush(self):
        self._check_open()

    def _check_open(self):
        if self._closed:
            raise ValueError(self._refusal)

    def readable(self):
        self._check_open()
        return False

    writable = seekable = readable

    def isatty(self):
        self._check_open()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        if self._closed:
            raise ValueError(IOBase._refusal)
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


def _whole(size):
    if not hasattr(size, "__index__"):
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
    return _index(size)


class _Memory(IOBase):
    """A sequence of characters or bytes with a place to read and write at."""

    _position = 0

    def getvalue(self):
        self._check_open()
        return self._content

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def tell(self):
        self._check_open()
        return self._position

    def detach(self):
        raise UnsupportedOperation("detach")

    def read(self, size=-1, /):
        self._check_open()
        begin = self._position
        end = len(self._content) if size is None or _whole(size) < 0 else begin + size
        found = self._content[begin:end]
        self._position += len(found)
        return found

    def readline(self, size=-1, /):
        self._check_open()
        newline = self._content.find(self._newline, self._position)
        end = len(self._content) if newline < 0 else newline + 1
        most = -1 if size is None else _whole(size)
        return self.read(max(end - self._position, 0) if most < 0 else min(end - self._position, most))

    def truncate(self, pos=None, /):
        self._check_open()
        size = self._position if pos is None else _whole(pos)
        if size < 0:
            raise ValueError(f"{'Negative' if isinstance(self, StringIO) else 'negative'} size value {size}")
        self._content = self._content[:size]
        return size

    def _put(self, data):
        begin = self._position
        if begin > len(self._content):
            self._content += self._filling * (begin - len(self._content))
        self._content = self._content[:begin] + data + self._content[begin + len(data) :]
        self._position += len(data)
        return len(data)


class StringIO(_Memory, TextIOBase):
    """Text in memory."""

    __module__ = "_io"
    _refusal = "I/O operation on closed file"
    _newline = "\n"
    _filling = "\0"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._mode = newline
        self._content = self._translated(initial_value or "")

    def _translated(self, text):
        if self._mode is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text.replace("\n", self._mode) if self._mode in ("\r", "\r\n") else text

    def write(self, s, /):
        self._check_open()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._put(self._translated(s))
        return len(s)

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        pos = _index(pos)
        if pos < 0 and whence == 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._position = pos if whence == 0 else self._position if whence == 1 else len(self._content)
        return self._position

    @property
    def line_buffering(self):
        return False


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory."""

    __module__ = "_io"
    _newline = b"\n"
    _filling = b"\0"

    def __init__(self, initial_bytes=b""):
        if initial_bytes is not None and not isinstance(initial_bytes, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'")
        self._content = bytes(initial_bytes or b"")

    read1 = _Memory.read

    def write(self, b, /):
        self._check_open()
        if not isinstance(b, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(b).__name__}'")
        return self._put(bytes(b))

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        pos = _index(pos)
        if pos < 0 and whence == 0:
            raise ValueError(f"negative seek value {pos}")
        begin = 0 if whence == 0 else self._position if whence == 1 else len(self._content)
        self._position = max(begin + pos, 0)
        return self._position


_stand_for_native("_io", IOBase, _Memory, BytesIO, StringIO)
