def g():
    try: yield 1
    except ValueError as e: print("caught", repr(e)); yield 2
a = g(); next(a)
print(a.throw(ValueError, "old"))
a = g(); next(a)
print(a.throw(ValueError, ValueError("v"), None))
a = g(); next(a)
print(a.throw(ValueError))
async def c():
    try: await x()
    except ValueError as e: print("caught", repr(e))
class x:
    def __await__(self): yield 1
a = c(); a.send(None)
try: a.throw(ValueError, "old")
except StopIteration: pass
async def ag():
    try: yield 1
    except ValueError as e: print("caught", repr(e)); yield 2
a = ag()
try: a.asend(None).send(None)
except StopIteration: pass
try: a.athrow(ValueError, "x").send(None)
except StopIteration as e: print(e.value)
for args in [(1,), (ValueError("a"), "b"), (int,), ()]:
    a = g(); next(a)
    try: a.throw(*args)
    except BaseException as e: print(type(e), e)
