import functools
import inspect


def decorate(function):
    @functools.wraps(function)
    def inner(*args):
        return function(*args)

    return inner


# What is said
# above a function.
@decorate
def shown(
    first,
    second=2,
):
    """Its text."""
    text = """
not indented
"""

    return text


class Box:
    """A box."""

    size = 3

    def open(self):
        if self.size:
            return 1
        # at the end
        return 2

    async def close(self): ...


double = lambda x: x * 2

print(inspect.getsource(shown))
print(inspect.getsource(Box))
print(inspect.getsource(Box.open), inspect.getsource(Box().close), inspect.getsource(double), sep="|")
print(inspect.getsourcelines(Box.close), inspect.getcomments(shown))


def outer():
    x = 1
    return inner(x)


def inner(y):
    info = inspect.stack()[0]
    print(info.function, info.lineno, info.code_context, info.index, [one.function for one in inspect.stack()])
    print(inspect.getframeinfo(inspect.currentframe().f_back).code_context, inspect.currentframe().f_back.f_locals)
    print(inspect.getargvalues(inspect.currentframe())[:3])


outer()
try:
    outer(1)
except TypeError:
    print([one.function for one in inspect.trace()])


class Parent:
    def documented(self):
        """
        From the parent.

            Indented.
        """


class Heir(Parent):
    def documented(self): ...

    prop = property(lambda self: 1)


print(inspect.getdoc(Heir.documented), inspect.getdoc(Heir().documented) == inspect.getdoc(Parent.documented))
print([name for name, _ in inspect.getmembers(Heir) if not name.startswith("__")])
print(inspect.getmembers(Heir, inspect.isfunction)[0][0], inspect.getmro(Heir), inspect.getattr_static(Heir(), "prop"))
print(inspect.isdatadescriptor(Heir.prop), inspect.isroutine(len), inspect.isframe(inspect.currentframe()))
print(inspect.iscode(outer.__code__), inspect.getmodulename("a/b.py"), inspect.get_annotations(outer))


def counting():
    n = 1
    yield n


async def waiting(m=2): ...


generator = counting()
print(inspect.getgeneratorlocals(generator))
print(next(generator), inspect.getgeneratorlocals(generator))
coroutine = waiting()
print(inspect.getcoroutinelocals(coroutine))
coroutine.close()
print(inspect.getcoroutinelocals(coroutine))
