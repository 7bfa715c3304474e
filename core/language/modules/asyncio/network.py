"""What of asyncio needs a network or other processes. Programs here have neither: the names are there, for annotations and
for classes made of them, and who asks for a connection learns why there is none. As in CPython on a loop without them, the
error is NotImplementedError."""

_STAND_INS = "let asyncio.sleep() take its time and an asyncio.Queue carry its data"


def _needing(what, name):
    return NotImplementedError(f"{name}() needs {what}, and programs here have none: {_STAND_INS}")


def _refusal(what, name, prefix="asyncio."):
    async def refused(*args, **kwargs):
        raise _needing(what, prefix + name)

    refused.__name__ = refused.__qualname__ = name
    return refused


open_connection = _refusal("a network", "open_connection")
start_server = _refusal("a network", "start_server")
open_unix_connection = _refusal("a network", "open_unix_connection")
start_unix_server = _refusal("a network", "start_unix_server")
create_subprocess_exec = _refusal("other processes", "create_subprocess_exec")
create_subprocess_shell = _refusal("other processes", "create_subprocess_shell")


class StreamReader:
    def __init__(self, *args, **kwargs):
        raise _needing("a network", "asyncio.StreamReader")


class StreamWriter:
    def __init__(self, *args, **kwargs):
        raise _needing("a network", "asyncio.StreamWriter")


class AbstractServer:
    def close(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class Server(AbstractServer):
    pass


class BaseProtocol:
    __slots__ = ()

    def connection_made(self, transport):
        """Called when a connection is made."""

    def connection_lost(self, exc):
        """Called when it is lost or closed."""

    def pause_writing(self):
        """Called when the transport's buffer is full."""

    def resume_writing(self):
        """Called when it has room again."""


class Protocol(BaseProtocol):
    __slots__ = ()

    def data_received(self, data):
        """Called when some data is received."""

    def eof_received(self):
        """Called when the other end says that no more comes."""


class BufferedProtocol(BaseProtocol):
    __slots__ = ()

    def get_buffer(self, sizehint):
        """Called to allocate a buffer for what is received."""

    def buffer_updated(self, nbytes):
        """Called when the buffer has so much more."""

    def eof_received(self):
        """Called when the other end says that no more comes."""


class DatagramProtocol(BaseProtocol):
    __slots__ = ()

    def datagram_received(self, data, addr):
        """Called when a datagram is received."""

    def error_received(self, exc):
        """Called when sending or receiving has failed."""


class SubprocessProtocol(BaseProtocol):
    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """Called when the process writes into a pipe."""

    def pipe_connection_lost(self, fd, exc):
        """Called when a pipe is closed."""

    def process_exited(self):
        """Called when the process has ended."""


class BaseTransport:
    __slots__ = ("_extra",)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        return self._extra.get(name, default)

    def close(self):
        raise NotImplementedError

    def is_closing(self):
        raise NotImplementedError


class ReadTransport(BaseTransport):
    __slots__ = ()


class WriteTransport(BaseTransport):
    __slots__ = ()


class Transport(ReadTransport, WriteTransport):
    __slots__ = ()


class DatagramTransport(BaseTransport):
    __slots__ = ()


class SubprocessTransport(BaseTransport):
    __slots__ = ()


def refuse(name):
    """A method of the event loop that only one with a network has, as a coroutine where it is one there."""
    if name.endswith(("reader", "writer")):
        raise _needing("file descriptors", "loop." + name)
    return _refusal("other processes" if name.startswith("subprocess") else "a network", name, "loop.")()
