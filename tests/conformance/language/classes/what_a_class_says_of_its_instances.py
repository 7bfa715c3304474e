class Foo:
    """doc"""
    x = 1
    def f(self): self.y = 1
class Bar(Foo):
    __slots__ = ("a",)
class Baz: pass
class S: __slots__ = ("b", "c")
for c in Foo, Bar, Baz, S:
    print([k for k in vars(c)])
    print({k: (v if not callable(v) else type(v)) for k, v in vars(c).items()})

print(Foo.__dict__["__dict__"], Foo.__dict__["__weakref__"])
print(Foo().__weakref__)
import asyncio, inspect
print(asyncio.iscoroutinefunction(asyncio.sleep), inspect.iscoroutinefunction(asyncio.wait_for), inspect.iscoroutinefunction(asyncio.gather), inspect.iscoroutinefunction(asyncio.Queue.get), inspect.iscoroutinefunction(asyncio.Lock.acquire), inspect.iscoroutinefunction(asyncio.to_thread))
class I(int): pass
class X(Exception): pass
class M(type): pass
class N(Foo): pass
class L(list): pass
class W:
    __slots__ = ("a", "__weakref__", "__dict__")
for c in I, X, M, N, L, W:
    print([k for k in vars(c)])
class Q: __qualname__ = "Other"
print(Q, Q.__qualname__, Q.__name__, "__qualname__" in vars(Q))
Q.__qualname__ = "Third"
print(Q)
try:
    class R: __qualname__ = 3
except TypeError as e: print(e)
try: print(Foo().__qualname__)
except AttributeError as e: print(e)
try: Foo().__weakref__ = 3
except AttributeError as e: print(e)
f = Foo()
print(Foo.__dict__["__dict__"].__get__(f), f.__dict__)
import weakref
r = weakref.ref(f)
print(f.__weakref__ is r)
def deco(cls): return type(cls)(cls.__name__, cls.__bases__, {k: v for k, v in vars(cls).items() if k not in ("__dict__", "__weakref__")})
@deco
class D:
    def m(self): return 1
print(D().m(), D.__qualname__)
