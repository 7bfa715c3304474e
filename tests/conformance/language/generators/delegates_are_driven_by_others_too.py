def inner():
    try:
        for i in range(6):
            got = yield i
            if got: print("inner got", got)
    finally:
        print("inner ends")
    return "result"

def outer(g):
    value = yield from g
    print("outer has", value)
    yield "last"

g = inner()
o = outer(g)
print(next(o), next(g), o.send("a"), g.send("b"), next(o))
print(g.gi_running, o.gi_running, g.gi_suspended, o.gi_suspended)
try:
    g.throw(KeyError("k"))
except KeyError as error:
    print("thrown", error)
try:
    print(next(o), list(o))
except BaseException as error:
    print(repr(error))

g = inner()
o = outer(g)
print(next(o), list(g))
print(next(o), list(o))

g = inner()
o, p = outer(g), outer(g)
print(next(o), next(p), next(o), next(p), list(p), list(o))

def driven():
    try:
        next(whole)
    except ValueError as error:
        print(error)
    yield 1
    try:
        whole.close()
    except ValueError as error:
        print(error)
    yield 2

def around(g):
    yield from g

d = driven()
whole = around(d)
print(next(whole))
print(next(d))
print(list(whole))

def catching(g):
    while True:
        try:
            yield from g
            return
        except ValueError as error:
            print("caught", error)
            yield "caught"

def closing():
    yield 1
    print("outer says", next(whole))
    yield 2

d = closing()
whole = catching(d)
print(next(whole))
print(next(d))
print(list(whole))
