import asyncio
async def gen():
    try:
        x = yield 1
        print("got", x)
        await asyncio.sleep(0)
        y = yield 2
        print("got", y)
    except ValueError as e:
        print("caught", e)
        yield 99
    finally:
        print("fin")
def drive(aw):
    try:
        print("send ->", aw.send(None))
    except BaseException as e:
        print(type(e).__name__, e.args)
g = gen()
a = g.asend(None); print(str(a).split(" at ")[0], type(a)); drive(a)
drive(a)
a = g.asend("hello"); drive(a); drive(a)
n = g.__anext__(); print(str(n).split(" at ")[0], type(n)); drive(n)
g = gen()
drive(g.asend(None))
t = g.athrow(ValueError("v")); print(str(t).split(" at ")[0], type(t)); drive(t); drive(t)
c = g.aclose(); print(str(c).split(" at ")[0], type(c)); drive(c); drive(c)
g = gen()
drive(g.__anext__())
a = g.asend(1)
try: a.throw(KeyError("k"))
except BaseException as e: print(type(e), e)
try: a.send(None)
except BaseException as e: print(type(e), e)
g = gen()
a = g.asend(None)
print(a.close())
try: a.send(None)
except BaseException as e: print(type(e), e)
try: next(a)
except BaseException as e: print(type(e), e)
print(iter(a) is a, a.__await__() is a)
print([n for n in dir(type(a)) if n in ("send","throw","close","__await__","__iter__","__next__")])
g = gen()
a = g.asend(5)
try: a.send(None)
except BaseException as e: print(type(e), e)
async def main():
    g = gen()
    print(await g.__anext__())
    a = g.asend("again")
    print(await a)
    try: await a
    except RuntimeError as e: print(e)
    c = g.aclose()
    await c
    try: await c
    except RuntimeError as e: print(e)
    t = gen().athrow(ValueError)
    try: await t
    except ValueError as e: print(repr(e))
asyncio.run(main())
