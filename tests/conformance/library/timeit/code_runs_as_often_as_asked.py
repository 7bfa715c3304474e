import timeit

calls = []


def work():
    calls.append(len(calls))


print(timeit.timeit(work, number=3) >= 0, calls)
print(timeit.timeit("work()", globals=globals(), number=2) >= 0, len(calls))
print(timeit.timeit("from_setup(2)", setup="from_setup = lambda x: x", number=5) >= 0)
print(timeit.timeit("work()", "from __main__ import work", number=2) >= 0, len(calls))
ticks = iter(range(100))
print(timeit.repeat("pass", timer=lambda: next(ticks), repeat=3, number=2))
marks = iter([0, 0.1, 0, 0.15, 0, 0.3])
print(timeit.Timer(timer=lambda: next(marks)).autorange(lambda number, seconds: print(number, seconds)))
print(timeit.Timer("a = 1\nif a:\n    b = a", "import math").timeit(2) < 5, timeit.default_timer() <= timeit.default_timer())
for arguments in ((3,), ("x", 3), ("1 +",), ("undefined_name",)):
    try:
        timeit.timeit(*arguments, number=1)
    except Exception as error:
        print(type(error).__name__, error)
