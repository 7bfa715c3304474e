from inspect import getcallargs, signature


def f(a, b=2, *args, c, d=4, **kw): ...


def g(a, /, b): ...


bound = signature(f).bind(1, 2, 3, 4, c=5, e=6)
print(bound, bound.args, bound.kwargs, bound.arguments)
bound = signature(f).bind(1, c=3)
print(bound.arguments, bound.args, bound.kwargs)
bound.apply_defaults()
print(bound.arguments, bound.args, bound.kwargs, bound.signature is not None)
print(signature(f).bind_partial(b=1).arguments, signature(g).bind_partial().args, signature(g).bind(1, b=2).kwargs)
print(sorted(getcallargs(f, 1, c=2)), signature(f).bind(1, c=2) == signature(f).bind(1, c=2))
for args, kwargs in (((), {}), ((1,), {}), ((1, 2), {}), ((1,), {"c": 1, "a": 2})):
    try:
        print(signature(f).bind(*args, **kwargs))
    except TypeError as error:
        print(error)
for args, kwargs in (((), {"a": 1, "b": 2}), ((1, 2, 3), {}), ((1,), {"b": 2, "x": 3}), ((1,), {}), ((), {})):
    try:
        print(signature(g).bind(*args, **kwargs))
    except TypeError as error:
        print(error)
