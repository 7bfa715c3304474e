"""inspect: telling apart what programs are made of, what a function takes, where a coroutine stands."""

import sys
import types

CORO_CREATED = "CORO_CREATED"
CORO_RUNNING = "CORO_RUNNING"
CORO_SUSPENDED = "CORO_SUSPENDED"
CORO_CLOSED = "CORO_CLOSED"
GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"
AGEN_CREATED = "AGEN_CREATED"
AGEN_RUNNING = "AGEN_RUNNING"
AGEN_SUSPENDED = "AGEN_SUSPENDED"
AGEN_CLOSED = "AGEN_CLOSED"
CO_OPTIMIZED = 0x1
CO_NEWLOCALS = 0x2
CO_VARARGS = 0x4
CO_VARKEYWORDS = 0x8
CO_NESTED = 0x10
CO_GENERATOR = 0x20
CO_NOFREE = 0x40
CO_COROUTINE = 0x80
CO_ITERABLE_COROUTINE = 0x100
CO_ASYNC_GENERATOR = 0x200


def _has_flag(function, flag):
    while hasattr(function, "func"):
        function = function.func
    function = getattr(function, "__func__", function)
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE) or getattr(obj, "_is_coroutine_mark", None) is _MARK or _is_of_asyncio(obj)


def _is_of_asyncio(obj):
    if not isbuiltin(obj):
        return False
    import asyncio

    return asyncio.iscoroutinefunction(obj)


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
    return isfunction(object) or ismethod(object) or isbuiltin(object) or ismethoddescriptor(object)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not isdatadescriptor(object)


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def isgetsetdescriptor(object):
    return type(object).__name__ == "getset_descriptor"


def ismemberdescriptor(object):
    return type(object).__name__ == "member_descriptor"


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
    return _state("ag", (AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED), agen)


def _locals_of(frame):
    return {} if frame is None else frame.f_locals


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return _locals_of(generator.gi_frame)


def getcoroutinelocals(coroutine):
    return _locals_of(coroutine.cr_frame)


def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return _locals_of(agen.ag_frame)


def getmro(cls):
    return cls.__mro__


def _own_doc(object):
    doc = getattr(object, "__doc__", None)
    if isinstance(doc, str) or not isclass(object):
        return doc
    return next((base.__doc__ for base in object.__mro__ if base is not type(object).mro and base.__doc__), None)


def _inherited_doc(method):
    """The docstring of the method that `method` overrides."""
    scope = sys.modules.get(method.__module__)
    for name in method.__qualname__.split(".")[:-1]:
        scope = getattr(scope, name, None)
    for base in getattr(scope, "__mro__", ())[1:]:
        doc = getattr(base.__dict__.get(method.__name__), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    doc = _own_doc(object)
    if doc is None and (isfunction(object) or ismethod(object)):
        doc = _inherited_doc(object)
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


def _members(object, predicate, get):
    names = set(dir(object))
    if isclass(object):
        names.update(name for base in object.__bases__ for name in base.__dict__ if name == "__abstractmethods__")
    pairs = []
    for name in sorted(names):
        try:
            pairs.append((name, get(object, name)))
        except AttributeError:
            pass
    return [pair for pair in pairs if predicate is None or predicate(pair[1])]


def getmembers(object, predicate=None):
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    return _members(object, predicate, getattr_static)


_MISSING = object()


def getattr_static(obj, attr, default=_MISSING):
    """What stands in the instance or its classes, without asking a descriptor or `__getattr__`."""
    classes = obj.__mro__ if isinstance(obj, type) else type(obj).__mro__
    in_class = next((cls.__dict__[attr] for cls in classes if attr in cls.__dict__), _MISSING)
    if not isinstance(obj, type) and not (in_class is not _MISSING and hasattr(type(in_class), "__set__")):
        own = getattr(obj, "__dict__", None)
        if isinstance(own, dict) and attr in own:
            return own[attr]
    if in_class is _MISSING and isinstance(obj, type):
        in_class = next((cls.__dict__[attr] for cls in type(obj).__mro__ if attr in cls.__dict__), _MISSING)
    if in_class is not _MISSING:
        return in_class
    if default is _MISSING:
        raise AttributeError(attr)
    return default


def unwrap(func, *, stop=None):
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        found = obj.__dict__.get("__annotations__") or {}
        names = vars(sys.modules.get(obj.__module__, types)) if globals is None else globals
        locals = dict(vars(obj)) if locals is None else locals
    elif callable(obj) or ismodule(obj):
        found = getattr(obj, "__annotations__", None) or {}
        names = getattr(unwrap(obj), "__globals__", {}) if globals is None else globals
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if not eval_str:
        return dict(found)
    return {name: eval(value, names, locals) if isinstance(value, str) else value for name, value in found.items()}


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        module = annotation.__module__
        if module in ("builtins", base_module):
            return annotation.__qualname__
        return f"{module}.{annotation.__qualname__}"
    return repr(annotation)


class _empty:
    """Marks what a parameter does not have."""


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        kind = super().__new__(cls, value)
        kind.name, kind.value, kind.description = name, value, description
        return kind

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {self.value}>"


_POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
_KINDS = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)


class Parameter:
    empty = _empty
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    __slots__ = ("_name", "_kind", "_default", "_annotation")

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in _KINDS:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        self._kind = _KINDS[kind]
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._default, self._annotation = name, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_MISSING, kind=_MISSING, annotation=_MISSING, default=_MISSING):
        return type(self)(
            self._name if name is _MISSING else name,
            self._kind if kind is _MISSING else kind,
            default=self._default if default is _MISSING else default,
            annotation=self._annotation if annotation is _MISSING else annotation,
        )

    __replace__ = replace

    def __str__(self):
        text = {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def _parts(self):
        return (self._name, self._kind, self._default, self._annotation)

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash(self._parts())


class BoundArguments:
    """What a call hands to each parameter of `signature`."""

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        given = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                given.extend(self.arguments[name])
            else:
                given.append(self.arguments[name])
        return tuple(given)

    @property
    def kwargs(self):
        given = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                by_name = True
            elif name not in self.arguments:
                by_name = True
                continue
            if by_name and name in self.arguments:
                if parameter.kind == _VAR_KEYWORD:
                    given.update(self.arguments[name])
                else:
                    given[name] = self.arguments[name]
        return given

    def apply_defaults(self):
        complete = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif parameter.default is not _empty:
                complete[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                complete[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                complete[name] = {}
        self.arguments = complete

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<BoundArguments ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        by_name = {}
        kind = _POSITIONAL_ONLY
        has_default = False
        for parameter in parameters or ():
            if parameter.kind < kind:
                raise ValueError(
                    f"wrong parameter order: {kind.description} parameter before {parameter.kind.description} parameter"
                )
            kind = parameter.kind
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter.default is not _empty:
                    has_default = True
                elif has_default:
                    raise ValueError("non-default argument follows default argument")
            if parameter.name in by_name:
                raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            by_name[parameter.name] = parameter
        self._parameters = types.MappingProxyType(by_name)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return signature(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)

    def replace(self, *, parameters=_MISSING, return_annotation=_MISSING):
        return type(self)(
            self._parameters.values() if parameters is _MISSING else parameters,
            return_annotation=self._return_annotation if return_annotation is _MISSING else return_annotation,
        )

    __replace__ = replace

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        same = list(self.parameters.values()) == list(other.parameters.values())
        return same and self.return_annotation == other.return_annotation

    def __hash__(self):
        return hash((tuple(self.parameters.values()), self.return_annotation))

    def bind(self, /, *args, **kwargs):
        return self._bound(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bound(args, kwargs, True)

    def _bound(self, args, kwargs, partial):
        arguments = {}
        left = list(args)
        var_keyword = None
        in_place_of = {}
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind == _VAR_POSITIONAL:
                if left:
                    arguments[name] = tuple(left)
                    left = []
            elif kind == _VAR_KEYWORD:
                var_keyword = name
            elif left and kind != _KEYWORD_ONLY:
                if name in kwargs and kind != _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = left.pop(0)
            elif left and not any(one.kind == _VAR_POSITIONAL for one in self._parameters.values()):
                raise TypeError("too many positional arguments")
            elif name in kwargs and kind == _POSITIONAL_ONLY:
                in_place_of[name] = parameter
            elif name in kwargs:
                arguments[name] = kwargs.pop(name)
            if name not in arguments and kind not in (_VAR_POSITIONAL, _VAR_KEYWORD):
                if parameter.default is _empty and not partial and name not in in_place_of:
                    raise TypeError(f"missing a required argument: {name!r}")
        if left:
            raise TypeError("too many positional arguments")
        if in_place_of and var_keyword is None:
            names = ", ".join(map(repr, in_place_of))
            raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names}")
        for name, parameter in in_place_of.items():
            if parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if kwargs:
            if var_keyword is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[var_keyword] = kwargs
        return BoundArguments(self, arguments)

    def format(self, *, max_width=None, quote_annotation_strings=True):
        parts = []
        parameters = list(self._parameters.values())
        has_star = False
        for index, parameter in enumerate(parameters):
            if parameter.kind == _VAR_POSITIONAL:
                has_star = True
            if parameter.kind == _KEYWORD_ONLY and not has_star:
                parts.append("*")
                has_star = True
            parts.append(str(parameter))
            is_last_positional = index + 1 == len(parameters) or parameters[index + 1].kind != _POSITIONAL_ONLY
            if parameter.kind == _POSITIONAL_ONLY and is_last_positional:
                parts.append("/")
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(parts) + "\n)"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<Signature {self}>"


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    found = _signature_of(obj, follow_wrapped)
    if not eval_str:
        return found
    names = getattr(unwrap(obj), "__globals__", {}) if globals is None else globals

    def meant(annotation):
        return eval(annotation, names, locals) if isinstance(annotation, str) else annotation

    parameters = [one.replace(annotation=meant(one.annotation)) for one in found.parameters.values()]
    return found.replace(parameters=parameters, return_annotation=meant(found.return_annotation))


def _signature_of(obj, follow_wrapped):
    if ismethod(obj):
        return _without_first(_signature_of(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda one: hasattr(one, "__signature__") or ismethod(one))
        if ismethod(obj):
            return _signature_of(obj, follow_wrapped)
    declared = getattr(obj, "__signature__", None)
    if isinstance(declared, Signature):
        return declared
    if isfunction(obj):
        return _signature_of_function(obj)
    if hasattr(obj, "func") and hasattr(obj, "keywords"):
        return _signature_of_partial(obj, follow_wrapped)
    if isclass(obj):
        return _signature_of_class(obj, follow_wrapped)
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(_signature_of(call, follow_wrapped))
    if isbuiltin(obj) or ismethoddescriptor(obj):
        raise ValueError(f"no signature found for builtin {obj!r}")
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _signature_of_class(cls, follow_wrapped):
    call = getattr(type(cls), "__call__", None)
    if isfunction(call) and type(cls).__module__ not in ("abc", "enum", "typing"):
        return _without_first(_signature_of(call, follow_wrapped))
    for base in cls.__mro__:
        for name in ("__new__", "__init__"):
            made = base.__dict__.get(name)
            made = getattr(made, "__func__", made)
            if isfunction(made):
                return _without_first(_signature_of(made, follow_wrapped))
    builtin = next(base for base in cls.__mro__ if base.__module__ == "builtins")
    if builtin is object:
        return Signature()
    raise ValueError(f"no signature found for builtin type {cls!r}")


def _without_first(found):
    parameters = list(found.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    return found.replace(parameters=parameters[parameters[0].kind != _VAR_POSITIONAL :])


def _signature_of_partial(partial, follow_wrapped):
    found = _signature_of(partial.func, follow_wrapped)
    try:
        given = found.bind_partial(*partial.args, **partial.keywords).arguments
    except TypeError as error:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from error
    parameters = []
    by_keyword = False
    for name, parameter in found.parameters.items():
        if parameter.kind == _VAR_KEYWORD or parameter.kind == _VAR_POSITIONAL and not by_keyword:
            parameters.append(parameter)
        elif parameter.kind == _VAR_POSITIONAL:
            continue
        elif name in partial.keywords:
            by_keyword = True
            parameters.append(parameter.replace(kind=_KEYWORD_ONLY, default=given[name]))
        elif name not in given:
            late = by_keyword and parameter.kind == _POSITIONAL_OR_KEYWORD
            parameters.append(parameter.replace(kind=_KEYWORD_ONLY) if late else parameter)
    return found.replace(parameters=sorted(parameters, key=lambda one: one.kind))


def _signature_of_function(function):
    code = function.__code__
    names = code.co_varnames
    count = code.co_argcount
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    annotations = function.__annotations__
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    for index in range(count):
        kind = _POSITIONAL_ONLY if index < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        place = index - (count - len(defaults))
        add(names[index], kind, defaults[place] if place >= 0 else _empty)
    after = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[after], _VAR_POSITIONAL)
        after += 1
    for name in names[count : count + code.co_kwonlyargcount]:
        add(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[after], _VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _named(name, fields):
    from collections import namedtuple

    return namedtuple(name, fields, module=__name__)


_TUPLES = {
    "FullArgSpec": "args varargs varkw defaults kwonlyargs kwonlydefaults annotations",
    "ArgInfo": "args varargs keywords locals",
    "ClosureVars": "nonlocals globals builtins unbound",
    "Attribute": "name kind defining_class object",
}


def __getattr__(name):
    if name in _TUPLES:
        made = _named(name, _TUPLES[name])
    elif name in ("FrameInfo", "Traceback"):
        fields = "filename lineno function code_context index"
        made = _named(name, "frame " + fields if name == "FrameInfo" else fields)
        made.positions = None
    else:
        raise AttributeError(f"module 'inspect' has no attribute '{name}'", name=name, obj=sys.modules[__name__])
    globals()[name] = made
    return made


def getfullargspec(func):
    try:
        found = _signature_of(func, False)
    except (TypeError, ValueError) as error:
        raise TypeError("unsupported callable") from error
    if ismethod(func):
        first = _signature_of(func.__func__, False)
        parameters = list(first.parameters.values())
    else:
        parameters = list(found.parameters.values())

    def of_kind(*kinds):
        return [one for one in parameters if one.kind in kinds]

    positional = of_kind(_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD)
    defaults = tuple(one.default for one in positional if one.default is not _empty)
    by_keyword = of_kind(_KEYWORD_ONLY)
    annotations = {one.name: one.annotation for one in parameters if one.annotation is not _empty}
    if found.return_annotation is not _empty:
        annotations = {"return": found.return_annotation, **annotations}
    return __getattr__("FullArgSpec")(
        [one.name for one in positional],
        next((one.name for one in of_kind(_VAR_POSITIONAL)), None),
        next((one.name for one in of_kind(_VAR_KEYWORD)), None),
        defaults or None,
        [one.name for one in by_keyword],
        {one.name: one.default for one in by_keyword if one.default is not _empty} or None,
        annotations,
    )


def getcallargs(func, /, *positional, **named):
    if ismethod(func):
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = _signature_of(func, False).bind(*positional, **named)
    bound.apply_defaults()
    return bound.arguments


def getclosurevars(func):
    func = getattr(func, "__func__", func)
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    names = getattr(func.__code__, "co_freevars", ())
    cells = func.__closure__ or ()
    return __getattr__("ClosureVars")({name: cell.cell_contents for name, cell in zip(names, cells)}, {}, {}, set())


def getargvalues(frame):
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    names = list(code.co_varnames)
    args = names[:count]
    varargs = names[count] if code.co_flags & CO_VARARGS else None
    keywords = names[count + (varargs is not None)] if code.co_flags & CO_VARKEYWORDS else None
    return __getattr__("ArgInfo")(args, varargs, keywords, frame.f_locals)


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None) or "__main__")


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name.removesuffix(".py") if name.endswith(".py") else None


def _code_of(object):
    object = getattr(object, "__func__", object)
    object = getattr(object, "__code__", object)
    object = getattr(object, "tb_frame", object)
    return getattr(object, "f_code", object)


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if iscode(code):
        return code.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, "
        f"got {type(object).__name__}"
    )


getsourcefile = getabsfile = getfile


def _all_lines(file):
    from _traceback import source_line

    lines = []
    empty = 0
    while empty < 200:
        line = source_line(file, len(lines) + 1)
        lines.append(line.rstrip("\n") + "\n")
        empty = 0 if line.strip() else empty + 1
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _indent_of(line):
    return len(line) - len(line.lstrip())


def getblock(lines):
    """The lines of the statement that begins with the first one."""
    base = _indent_of(lines[0])
    for end in range(1, len(lines) + 1):
        following = next((line for line in lines[end:] if line.strip()), "")
        if following and _indent_of(following) > base:
            continue
        try:
            compile(("if 1:\n" if base else "") + "".join(lines[:end]), "<source>", "exec")
        except SyntaxError:
            if lines[0].lstrip().startswith(("def ", "async ", "class ", "@")):
                continue
        break
    block = lines[:end]
    while len(block) > 1 and not block[-1].strip():
        block.pop()
    return block


def findsource(object):
    lines = _all_lines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    first = object.__firstlineno__ if isclass(object) else _code_of(object).co_firstlineno
    if first > len(lines):
        raise OSError("lineno is out of bounds")
    return lines, first - 1


def getsourcelines(object):
    object = unwrap(object)
    lines, first = findsource(object)
    if ismodule(object):
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    lines, first = findsource(object)
    above = []
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
        above.insert(0, lines[first].lstrip())
    return "".join(above) or None


def getframeinfo(frame, context=1):
    if istraceback(frame):
        line, frame = frame.tb_lineno, frame.tb_frame
    else:
        line = frame.f_lineno
    shown = index = None
    if context > 0:
        lines = _all_lines(frame.f_code.co_filename)
        first = max(0, min(line - 1 - context // 2, len(lines) - context))
        shown = lines[first : first + context] or None
        index = None if shown is None else line - 1 - first
    return __getattr__("Traceback")(frame.f_code.co_filename, line, frame.f_code.co_name, shown, index)


def _frame_infos(frames, context):
    FrameInfo = __getattr__("FrameInfo")
    return [FrameInfo(getattr(frame, "tb_frame", frame), *getframeinfo(frame, context)) for frame in frames]


def _outwards(frame):
    while frame is not None:
        yield frame
        frame = frame.f_back


def _inwards(tb):
    while tb is not None:
        yield tb
        tb = tb.tb_next


def getouterframes(frame, context=1):
    return _frame_infos(_outwards(frame), context)


def getinnerframes(tb, context=1):
    return _frame_infos(_inwards(tb), context)


def stack(context=1):
    return _frame_infos(_outwards(sys._getframe(1)), context)


def trace(context=1):
    error = sys.exception()
    return getinnerframes(error and error.__traceback__, context)


def currentframe():
    return sys._getframe(1)
