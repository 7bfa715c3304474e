import logging
import sys


class Colour(logging.Formatter):
    def format(self, record):
        return f"[{record.levelname[0]}] {super().format(record)}"


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__(level=logging.INFO)
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


root = logging.getLogger()
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Colour("%(name)s:%(lineno)d:%(message)s"))
handler.set_name("console")
root.addHandler(handler)
root.setLevel(logging.DEBUG)
kept = ListHandler()
app = logging.getLogger("app.db")
app.addHandler(kept)
app.debug("d")
app.info("i %s %(x)s" if False else "i %s", 3)
app.warning("dict %(a)s", {"a": 1})
print(kept.lines, handler.name, logging.getHandlerByName("console") is handler, sorted(logging.getHandlerNames()))


class Drop(logging.Filter):
    def filter(self, record):
        return "secret" not in record.getMessage()


app.addFilter(Drop())
app.info("secret thing")
app.info("open thing")
handler.addFilter(lambda record: record.levelno >= logging.WARNING)
app.info("not on the console")
app.error("on the console")
print(kept.lines)
print(app.parent, app.parent.parent, app.getEffectiveLevel(), app.isEnabledFor(5), app.name, app.handlers, app.level, app.propagate)
print(logging.getLogger("app").getChildren(), logging.getLogger("app") is app.parent, logging.getLogger("app.db") is app)
adapter = logging.LoggerAdapter(app, {"user": "ann"})
adapter.warning("hello")
print(adapter.isEnabledFor(10), adapter.name, adapter)


class Tagging(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['user']}] {msg}", kwargs


Tagging(app, {"user": "bob"}).error("tagged %d", 5)


class MyLogger(logging.Logger):
    def trace(self, message, *args):
        self.log(5, message, *args)


logging.addLevelName(5, "TRACE")
logging.setLoggerClass(MyLogger)
mine = logging.getLogger("mine")
mine.trace("not shown")
print(type(mine).__name__, logging.getLoggerClass().__name__, logging.getLevelName(5), logging.getLevelName("TRACE"), logging.getLevelName(42))
old = logging.getLogRecordFactory()


def factory(*args, **kwargs):
    record = old(*args, **kwargs)
    record.custom = "mine"
    return record


logging.setLogRecordFactory(factory)
handler.setFormatter(logging.Formatter("{custom} {levelname:<8} {message}", style="{"))
mine.warning("with factory")
logging.setLogRecordFactory(old)
handler.setFormatter(logging.Formatter("$levelname $message", style="$"))
mine.warning("dollars")
handler.setFormatter(logging.Formatter("%(levelname)s %(message)s %(who)s", defaults={"who": "nobody"}))
mine.warning("defaults")
mine.warning("extra", extra={"who": "me"})
for wrong in (
    lambda: logging.Formatter("{message}"),
    lambda: logging.Formatter("x", style="?"),
    lambda: mine.warning("x", extra={"message": 1}),
    lambda: mine.setLevel("LOUD"),
    lambda: mine.setLevel(1.5),
    lambda: mine.log("INFO", "x"),
    lambda: logging.getLogger(3),
    lambda: logging.basicConfig(nothing=1),
    lambda: logging.basicConfig(stream=sys.stdout, handlers=[], force=True),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
record = mine.makeRecord("mine", logging.INFO, "file.py", 7, "m %s", ("x",), None)
print(record, record.getMessage(), logging.makeLogRecord({"msg": "hi", "levelno": 10}).msg, mine.findCaller()[2])
buffering = logging.BufferingFormatter(logging.Formatter("%(message)s"))
print(repr(buffering.format([record, record])))
mine.removeHandler(handler)
root.removeHandler(handler)
logging.basicConfig(level="INFO", format="%(levelname)s|%(message)s", stream=sys.stdout, force=True)
logging.info("again")
logging.debug("no")
logging.log(logging.ERROR, "logged")
print(logging.root.handlers, logging.WARN, logging.FATAL, logging.getLevelNamesMapping()["TRACE"])
