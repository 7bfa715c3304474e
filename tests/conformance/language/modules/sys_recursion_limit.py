import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def set_at(n, limit):
    return set_at(n - 1, limit) if n else sys.setrecursionlimit(limit)


sys.setrecursionlimit(5000)
print(sys.getrecursionlimit(), depth(4000))
for limit in (0, -3, "many", 2.5, 10**20):
    try:
        sys.setrecursionlimit(limit)
    except Exception as error:
        print(type(error).__name__, error)
try:
    set_at(40, 10)
except RecursionError as error:
    print(str(error).split(" at ")[0])
sys.setrecursionlimit(100)
try:
    depth(200)
except RecursionError as error:
    print(error)
