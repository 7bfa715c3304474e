# A comprehension's variables are its own, in modules, classes, functions and other comprehensions, and so are the cells
# that functions inside share.
x = "module"
print([x for x in (1, 2)], x)
print([[x, y] for x in (1, 2) for y in (x, x * 10)], x)
print([[x for x in range(x)] for x in (1, 2)], x)
print([f() for f in [lambda: x for x in (1, 2, 3)]], x)
print({x: [x for x in (x,)] for x in (1, 2)}, {x for x in (3,)}, x)


class Block:
    x = "class"
    y = [1, 2]
    a = [x for x in y]
    b = [(x, z) for z in y]
    c = [f() for f in [lambda: (x, z) for z in y]]
    d = [x for _ in y]
    print(a, b, c, d, x)


def function(x, w=5):
    a = [x for x in (x, x)]
    b = [lambda: (x, w) for x in a]
    w = 6
    c = [f() for f in b]
    d = list(x + w for _ in (1, 2))

    def inner():
        nonlocal w
        w = [w for w in (7, 8)][-1] + [x for _ in (1,)][0]
        return w, [x for x in (9,)], x

    e = inner()
    return a, c, d, e, x, w


print(function(1))


def unbound():
    try:
        return [a for _ in (1,) for a in [a]]
    except UnboundLocalError as error:
        return str(error)


def kept_after_an_error(x):
    try:
        [1 // x for x in (1, 0)]
    except ZeroDivisionError:
        return x


def walrus(limit):
    found = [last := n for n in range(10) if (twice := n * 2) < limit]
    return found, last, twice, [[y := j for j in range(2)] for _ in range(2)], y


print(unbound(), kept_after_an_error("kept"), walrus(7))
try:
    print([a for _ in (1,) for a in [a]])
except NameError as error:
    print(type(error).__name__, error)
print([n for n in range(3) if (top := n)], top)


class Mangled:
    __hidden = [__q for __q in (1, 2)]

    def get(self):
        return [__x.__hidden for __x in [self]]


print(Mangled().get(), Mangled._Mangled__hidden)


class WithSuper:
    def name(self):
        return "base"


class Derived(WithSuper):
    def name(self):
        return [super().name() for _ in range(2)], [__class__.__name__ for _ in (1,)]


print(Derived().name())
