import sys


def depth_reached():
    def go(n):
        return 0 if n == 0 else 1 + go(n - 1)

    low, high = 0, 10_000
    while low < high:
        middle = (low + high + 1) // 2
        try:
            low = go(middle)
        except RecursionError:
            high = middle - 1
    return low


print(sys.getrecursionlimit(), depth_reached())
sys.setrecursionlimit(5000)
print(sys.getrecursionlimit(), depth_reached())
sys.setrecursionlimit(200)
print(sys.getrecursionlimit(), depth_reached())

for limit in (0, -1, "x", 1.5, 2**40, 1, True):
    try:
        sys.setrecursionlimit(limit)
    except Exception as error:
        print(repr(limit), type(error).__name__, error)


def lower_when_deep(n):
    if n:
        return lower_when_deep(n - 1)
    try:
        sys.setrecursionlimit(20)
    except RecursionError as error:
        print(error)


lower_when_deep(30)
print(sys.getrecursionlimit())
