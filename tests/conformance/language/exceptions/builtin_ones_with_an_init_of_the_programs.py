class Missing(ImportError):
    def __init__(self, *args, **keywords):
        super().__init__(*args, **keywords)
        print(type(self).__name__, self.args, self.name, self.msg)


class Unnamed(NameError):
    def __init__(self, *args, **keywords):
        super().__init__(*args, **keywords)
        print(type(self).__name__, self.args, self.name)


class NoAttribute(AttributeError):
    def __init__(self, *args, **keywords):
        super().__init__(*args, **keywords)
        print(type(self).__name__, self.args, self.name, self.obj)


class Network(OSError):
    def __init__(self, code, words="unreachable", *rest):
        super().__init__(code, words, *rest)
        print(type(self).__name__, self.args, self.errno, self.strerror, self.filename)


class Silent(OSError):
    def __init__(self, code, words):
        pass


class SilentValue(ValueError):
    def __init__(self, *args):
        pass


class Undecodable(UnicodeDecodeError):
    def __init__(self, reason):
        super().__init__("utf8", b"abc", 0, 1, reason)
        print(type(self).__name__, self.reason, self.object)


class Syntax(SyntaxError):
    def __init__(self, message):
        super().__init__(message, ("file.py", 3, 1, "line"))
        print(type(self).__name__, self.lineno, self.filename, self.msg)


class Stop(StopIteration):
    def __init__(self, value):
        super().__init__(value * 2)
        print(type(self).__name__, self.value)


class Exit(SystemExit):
    def __init__(self, code):
        super().__init__(code * 2)
        print(type(self).__name__, self.code)


class MadeByNew(OSError):
    def __new__(cls, *args, **keywords):
        return super().__new__(cls, *args)


for make in (
    lambda: Missing("no module", name="y"),
    lambda: Unnamed("no name", name="y"),
    lambda: NoAttribute("no attribute", name="y", obj=3),
    lambda: Network(2),
    lambda: Network(2, "gone", "file"),
    lambda: Silent(2, "gone"),
    lambda: SilentValue(2, "gone"),
    lambda: Undecodable("because"),
    lambda: Syntax("bad"),
    lambda: Stop(4),
    lambda: Exit(4),
    lambda: MadeByNew(2, "gone"),
    lambda: MadeByNew(2, "gone", extra=1),
    lambda: SilentValue(x=1),
    lambda: Missing("no module", other="y"),
    lambda: Exception(1, x=2),
    lambda: OSError(1, x=2),
):
    try:
        error = make()
        print(repr(error), str(error), error.args)
    except TypeError as refused:
        print(refused)

for error in (Exception(1), KeyError(1), ImportError(1), OSError(1, "a")):
    for keywords in ({}, {"x": 1}):
        try:
            error.__init__("anew", **keywords)
            print(repr(error), error.args)
        except TypeError as refused:
            print(refused)
print(getattr(Network(2), "errno"), Silent(2, "gone").errno, MadeByNew(2, "gone").errno)
