"""What a loop tells of mistakes that nobody else hears of: asyncio's exception handlers (base_events.py:1761-1868)."""

import _sys
from _asyncio import BaseEventLoop, _extend

_ERROR = 40


def report(level, text, exception=None):
    """Through the logger "asyncio" once the program uses logging; else as logging's last resort prints it."""
    logging = _sys.modules.get("logging")
    if logging is not None:
        logging._report_of_asyncio((level, text), exception)
        return
    from traceback import format_exception

    text += "\n"
    if exception is not None:
        text += "".join(format_exception(exception))
    _sys.stderr.write(text)


def default_exception_handler(loop, context):
    lines = [context.get("message") or "Unhandled exception in event loop"]
    for key in sorted(context):
        value = context[key]
        if key in ("source_traceback", "handle_traceback"):
            from traceback import format_list

            name = "Object" if key == "source_traceback" else "Handle"
            calls = "".join(format_list(value)).rstrip()
            lines.append(f"{key}: {name} created at (most recent call last):\n{calls}")
        elif key not in ("message", "exception"):
            lines.append(f"{key}: {value!r}")
    report(_ERROR, "\n".join(lines), context.get("exception"))


def call_exception_handler(loop, context):
    handler = loop.get_exception_handler()
    try:
        if handler is not None:
            handler(loop, context)
            return
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        context = {"message": "Unhandled error in exception handler", "exception": error, "context": context}
    try:
        loop.default_exception_handler(context)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        report(_ERROR, "Exception in default exception handler", error)


_extend(BaseEventLoop, "default_exception_handler", default_exception_handler)
_extend(BaseEventLoop, "call_exception_handler", call_exception_handler)
