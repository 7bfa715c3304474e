"""inspect: telling apart what asyncio programs are made of, and where a coroutine stands."""

import types

CORO_CREATED = "CORO_CREATED"
CORO_RUNNING = "CORO_RUNNING"
CORO_SUSPENDED = "CORO_SUSPENDED"
CORO_CLOSED = "CORO_CLOSED"
GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"
CO_GENERATOR = 0x20
CO_COROUTINE = 0x80
CO_ASYNC_GENERATOR = 0x200


def _has_flag(function, flag):
    while hasattr(function, "func"):
        function = function.func
    function = getattr(function, "__func__", function)
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE) or getattr(obj, "_is_coroutine_mark", None) is _MARK


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


_MARK = object()


def markcoroutinefunction(func):
    getattr(func, "__func__", func)._is_coroutine_mark = _MARK
    return func


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return hasattr(type(object), "__await__")


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))


def _state(prefix, names, object):
    if getattr(object, prefix + "_running"):
        return names[1]
    if getattr(object, prefix + "_suspended"):
        return names[2]
    return names[3] if getattr(object, prefix + "_frame") is None else names[0]


def getcoroutinestate(coroutine):
    return _state("cr", (CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED), coroutine)


def getgeneratorstate(generator):
    return _state("gi", (GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED), generator)


def getasyncgenstate(agen):
    return _state("ag", ("AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"), agen)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getmembers(object, predicate=None):
    pairs = [(name, getattr(object, name)) for name in sorted(dir(object)) if hasattr(object, name)]
    return [pair for pair in pairs if predicate is None or predicate(pair[1])]


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


class _Empty:
    """Marks what a parameter does not have."""


class Parameter:
    empty = _Empty
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __init__(self, name, kind, *, default=_Empty, annotation=_Empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def __str__(self):
        text = {self.VAR_POSITIONAL: "*", self.VAR_KEYWORD: "**"}.get(self.kind, "") + self.name
        if self.annotation is not _Empty:
            text += f": {_annotation_text(self.annotation)}"
        if self.default is not _Empty:
            text += f" = {self.default!r}" if self.annotation is not _Empty else f"={self.default!r}"
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'


def _annotation_text(annotation):
    if isinstance(annotation, type):
        module = annotation.__module__
        return annotation.__qualname__ if module in ("builtins", "__main__") else f"{module}.{annotation.__qualname__}"
    return repr(annotation)


class Signature:
    empty = _Empty

    def __init__(self, parameters=(), *, return_annotation=_Empty):
        self.parameters = {parameter.name: parameter for parameter in parameters}
        self.return_annotation = return_annotation

    def __str__(self):
        parts = []
        parameters = list(self.parameters.values())
        has_star = False
        for index, parameter in enumerate(parameters):
            if parameter.kind == Parameter.VAR_POSITIONAL:
                has_star = True
            if parameter.kind == Parameter.KEYWORD_ONLY and not has_star:
                parts.append("*")
                has_star = True
            parts.append(str(parameter))
            is_last_positional = index + 1 == len(parameters) or parameters[index + 1].kind != 0
            if parameter.kind == Parameter.POSITIONAL_ONLY and is_last_positional:
                parts.append("/")
        text = f"({', '.join(parts)})"
        if self.return_annotation is not _Empty:
            text += f" -> {_annotation_text(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"


def signature(obj):
    obj = unwrap(obj)
    skipped = 0
    if isclass(obj):
        obj, skipped = obj.__init__, 1
    elif ismethod(obj):
        obj, skipped = obj.__func__, 1
    elif not isfunction(obj) and isfunction(getattr(type(obj), "__call__", None)):
        obj, skipped = type(obj).__call__, 1
    if not isfunction(obj):
        raise ValueError(f"no signature found for builtin {obj!r}")
    code = obj.__code__
    names = code.co_varnames
    count = code.co_argcount
    defaults = obj.__defaults__ or ()
    keyword_defaults = obj.__kwdefaults__ or {}
    annotations = obj.__annotations__
    parameters = []

    def add(name, kind, default=_Empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _Empty)))

    for index in range(count):
        kind = Parameter.POSITIONAL_ONLY if index < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD
        place = index - (count - len(defaults))
        add(names[index], kind, defaults[place] if place >= 0 else _Empty)
    after = count + code.co_kwonlyargcount
    if code.co_flags & 0x04:
        add(names[after], Parameter.VAR_POSITIONAL)
        after += 1
    for name in names[count : count + code.co_kwonlyargcount]:
        add(name, Parameter.KEYWORD_ONLY, keyword_defaults.get(name, _Empty))
    if code.co_flags & 0x08:
        add(names[after], Parameter.VAR_KEYWORD)
    return Signature(parameters[skipped:], return_annotation=annotations.get("return", _Empty))


def currentframe():
    import sys

    return sys._getframe(1)
