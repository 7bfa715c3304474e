"""asyncio: the event loop and what waits on it are C++ (_asyncio); what is made of futures alone stands beside, each
part imported when one of its names is first asked for, so that a program waits only for what it uses."""

from _asyncio import *
from _asyncio import _get_running_loop
import _asyncio
import asyncio.reports

_HOMES = {
    "base_events": (),
    "base_tasks": (),
    "completion": ("as_completed",),
    "coroutines": (),
    "events": (),
    "exceptions": ("IncompleteReadError", "LimitOverrunError", "SendfileNotAvailableError"),
    "factories": ("create_eager_task_factory", "eager_task_factory"),
    "futures": ("wrap_future", "run_coroutine_threadsafe"),
    "network": (
        "open_connection", "start_server", "open_unix_connection", "start_unix_server", "create_subprocess_exec",
        "create_subprocess_shell", "StreamReader", "StreamWriter", "AbstractServer", "Server", "BaseProtocol", "Protocol",
        "BufferedProtocol", "DatagramProtocol", "SubprocessProtocol", "BaseTransport", "ReadTransport", "WriteTransport",
        "Transport", "DatagramTransport", "SubprocessTransport",
    ),
    "policies": (
        "AbstractEventLoopPolicy", "DefaultEventLoopPolicy", "get_event_loop_policy", "set_event_loop_policy",
        "EventLoop", "SelectorEventLoop",
    ),
    "locks": ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier", "BrokenBarrierError"),
    "queues": ("Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown"),
    "runners": ("Runner",),
    "taskgroups": ("TaskGroup",),
    "tasks": (),
    "threads": ("to_thread",),
    "timeouts": ("Timeout", "timeout", "timeout_at"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
__lazy__ = (*_HOMES, *_HOME_OF)
__all__ = tuple(name for name in dir(_asyncio) if not name.startswith("_")) + tuple(_HOME_OF)


def set_default_executor(self, executor):
    from asyncio.executors import set_default_executor

    set_default_executor(self, executor)


def get_stack(self, *, limit=None):
    from asyncio.base_tasks import get_stack

    return get_stack(self, limit)


def print_stack(self, *, limit=None, file=None):
    from asyncio.base_tasks import print_stack

    print_stack(self, limit, file)


def get_context(self):
    from contextvars import _of_runnable

    return _of_runnable(self)


def refused(name):
    def refused(self, *args, **kwargs):
        from asyncio.network import refuse

        return refuse(name)

    return refused


for _name in (
    "create_connection create_server create_unix_connection create_unix_server create_datagram_endpoint start_tls sendfile "
    "connect_accepted_socket connect_read_pipe connect_write_pipe getaddrinfo getnameinfo sock_accept sock_connect "
    "sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall sock_sendfile sock_sendto subprocess_exec "
    "subprocess_shell add_reader remove_reader add_writer remove_writer"
).split():
    _asyncio._extend(_asyncio.BaseEventLoop, _name, refused(_name))


def _state(self):
    return "CANCELLED" if self.cancelled() else "FINISHED" if self.done() else "PENDING"


_asyncio._extend(_asyncio.BaseEventLoop, "set_default_executor", set_default_executor)
_asyncio._extend(_asyncio.Handle, "get_context", get_context)
_asyncio._extend(_asyncio.Task, "get_context", get_context)
_asyncio._extend(_asyncio.Task, "get_stack", get_stack)
_asyncio._extend(_asyncio.Task, "print_stack", print_stack)
_asyncio._extend(_asyncio.Future, "_state", property(_state))
_asyncio._extend(_asyncio.Future, "_loop", property(_asyncio.Future.get_loop))
del _name, refused, set_default_executor, get_context, get_stack, print_stack, _state


def __getattr__(name):
    home = _HOME_OF.get(name, name)
    if home not in _HOMES:
        raise AttributeError(f"module 'asyncio' has no attribute '{name}'", name=name, obj=__import__("asyncio"))
    part = __import__("asyncio." + home, fromlist=("*",))
    for own in _HOMES[home]:
        globals()[own] = getattr(part, own)
    return globals()[name]


def __dir__():
    return [*globals(), *__lazy__]
