"""abc: classes that cannot be instantiated until a subclass has written what they leave open, and that can count
other classes as their own."""


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


class abstractproperty(property):
    __isabstractmethod__ = True


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = frozenset(_open_names(cls, bases, namespace))
        cls._registered = []
        return cls

    def __call__(cls, *args, **kwargs):
        if cls.__abstractmethods__:
            names = ", ".join(f"'{name}'" for name in sorted(cls.__abstractmethods__))
            plural = "s" if len(cls.__abstractmethods__) > 1 else ""
            raise TypeError(
                f"Can't instantiate abstract class {cls.__name__} "
                f"without an implementation for abstract method{plural} {names}"
            )
        return super().__call__(*args, **kwargs)

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if not issubclass(subclass, cls):
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            cls._registered.append(subclass)
            flags = getattr(cls, "__abc_tpflags__", None)
            if flags is not None and subclass.__module__ not in ("builtins", "collections"):
                subclass.__abc_tpflags__ = flags
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if cls.__subclasscheck__(subclass):
            return True
        return type(instance) is not subclass and cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return answer
        if cls in subclass.__mro__:
            return True
        for registered in cls._registered:
            if issubclass(subclass, registered):
                return True
        for known in type.__subclasses__(cls):
            if issubclass(subclass, known):
                return True
        return False


def _open_names(cls, bases, namespace):
    for name, value in namespace.items():
        if _is_open(value):
            yield name
    for base in bases:
        for name in getattr(base, "__abstractmethods__", ()):
            if _is_open(getattr(cls, name, None)):
                yield name


def _is_open(value):
    parts = (value, getattr(value, "__func__", None), getattr(value, "fget", None), getattr(value, "fset", None))
    return any(getattr(part, "__isabstractmethod__", False) for part in parts)


class ABC(metaclass=ABCMeta):
    """To inherit from instead of naming the metaclass."""

    __slots__ = ()


def update_abstractmethods(cls):
    return cls


def get_cache_token():
    return 0
