# A program may name what a network would bring, in annotations and as bases, without ever connecting.
import asyncio
from asyncio import StreamReader, StreamWriter


class Echo(asyncio.Protocol):
    def __init__(self):
        self.transport = None

    def connection_made(self, transport):
        self.transport = transport
        print("made")

    def data_received(self, data):
        print("received", data)


async def handle(reader: StreamReader, writer: StreamWriter) -> None:
    writer.write(await reader.readline())


async def main():
    loop = asyncio.get_running_loop()
    echo = Echo()
    echo.connection_made(asyncio.Transport({"peername": "somebody"}))
    echo.data_received(b"hello")
    print(echo.transport.get_extra_info("peername"), echo.transport.get_extra_info("sockname", "none"))
    print(echo.eof_received(), echo.pause_writing(), echo.resume_writing(), echo.connection_lost(None))
    try:
        echo.transport.close()
    except NotImplementedError:
        print("a bare transport cannot close")
    print([each.__name__ for each in Echo.__mro__])
    print([each.__name__ for each in asyncio.Transport.__mro__])
    print(handle.__annotations__["reader"].__name__, asyncio.iscoroutinefunction(asyncio.open_connection))
    for name in ("create_connection", "create_server", "getaddrinfo", "sock_recv", "subprocess_exec", "add_reader"):
        print(name, callable(getattr(loop, name)))


asyncio.run(main())
