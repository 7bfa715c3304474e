"""asyncio: the event loop and what waits on it are C++ (_asyncio); what is made of futures alone stands beside."""

from _asyncio import *
from _asyncio import _get_running_loop
from asyncio.completion import *
from asyncio.locks import *
from asyncio.queues import *
import asyncio.reports
from asyncio.runners import *
from asyncio.taskgroups import *
from asyncio.threads import *
from asyncio.timeouts import *
