import functools
import inspect
from dataclasses import dataclass
from inspect import Parameter, Signature, signature
from typing import Optional


def plain(a, /, b: int, *args, c=3, d: "str" = "x", **kw) -> str: ...


async def coroutine(x: Optional[int] = None, *, y): ...


def no_parameters(): ...


class Base:
    def __init__(self, x, y=2):
        pass

    def method(self, z): ...

    @classmethod
    def make(cls, n: int): ...

    @staticmethod
    def free(q, *, r=None): ...

    def __call__(self, w): ...


class Made:
    def __new__(cls, *args): ...


class Bare: ...


class Child(Base): ...


class Meta(type):
    def __call__(cls, given): ...


class WithMeta(metaclass=Meta): ...


@dataclass
class Point:
    x: int
    y: float = 0.5


@functools.wraps(plain)
def wrapper(*args, **kwargs): ...


for each in (
    plain, coroutine, no_parameters, Base, Base.method, Base(1).method, Base.make, Base.free, Base(1), Made, Bare, Child,
    WithMeta, Point, wrapper, functools.partial(plain, 1), functools.partial(plain, b=2), functools.partial(coroutine, y=1),
    lambda a, *b: a, Point(1).__eq__,
):  # fmt: skip
    print(signature(each))
print(signature(wrapper, follow_wrapped=False), repr(signature(plain)))
for parameter in signature(plain).parameters.values():
    print(repr(parameter), parameter.kind, repr(parameter.kind), parameter.kind.description, parameter.default)
print(signature(plain).return_annotation, signature(no_parameters).return_annotation is Signature.empty, Parameter.empty)
print(signature(plain) == signature(wrapper), signature(plain) == signature(coroutine))
changed = signature(plain).replace(return_annotation=int, parameters=list(signature(plain).parameters.values())[:2])
print(changed, Signature([Parameter("a", Parameter.KEYWORD_ONLY, default=1)]), Signature())
print(signature(plain, eval_str=True))
for wrong in (lambda: signature(3), lambda: Parameter("1", 1), lambda: Parameter("a", Parameter.VAR_KEYWORD, default=1)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(inspect.getfullargspec(plain))
print(inspect.getfullargspec(Base(1).method), inspect.getfullargspec(coroutine))
