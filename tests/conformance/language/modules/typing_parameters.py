from typing import *
T=TypeVar("T", default=int); Ts=TypeVarTuple("Ts"); P=ParamSpec("P")
print(T.has_default(), T.__default__, repr(Ts), repr(P), P.args, P.kwargs, P.args.__origin__ is P)
print([*Ts], Unpack[Ts], tuple[*Ts])
def f(*args: *Ts): pass
print(f.__annotations__)
class A(Generic[T]): pass
class B(Generic[*Ts]): pass
class C(Generic[P]): pass
print(A[int], B[int, str], C[[int]], T.__bound__, NoDefault, Callable[P, T], Concatenate[int, P])
