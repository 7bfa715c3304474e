group = ExceptionGroup("old", [ValueError(1)])
for args in ((1, 2), (), (b"bytes",)):
    group.args = args
    print(str(group), repr(group), group.message, group.exceptions, group.args)
print(repr(group.split(TypeError)), repr(group.derive([KeyError()])))
group.__init__("x", "y")
print(group, group.args)


class Own(ExceptionGroup):
    def __init__(self, *args):
        self.args = ("new", [])


own = Own("own", [OSError()])
print(str(own), repr(own), own.message)


class Text(str):
    pass


group = ExceptionGroup(Text("text"), [ValueError()])
print(type(group.message).__name__, group.message is group.args[0], str(group))

for name in ("message", "exceptions"):
    try:
        setattr(group, name, None)
    except AttributeError as error:
        print(error)
try:
    BaseException.__new__(ExceptionGroup, "a", [ValueError()])
except TypeError as error:
    print(error)
print(repr(ExceptionGroup.__new__(Own, "by new", [ValueError()])))
