# Lists, sets and dicts made by comprehensions.
import time


def work(n):
    size = 0
    for i in range(n):
        row = [x * 2 for x in range(40) if x % 3]
        pairs = [(x, y) for x in range(6) for y in range(6)]
        size += len(row) + len(pairs) + len({x % 10 for x in row}) + len({x: x + i for x in range(20)})
    return size


began = time.perf_counter()
work(60_000)
print(time.perf_counter() - began)
