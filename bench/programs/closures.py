# Functions that keep variables of the function around them.
import time


def counter(step):
    count = 0

    def advance(by=1):
        nonlocal count
        count += step * by
        return count

    return advance


def work(n):
    total = 0
    for i in range(n):
        advance = counter(i % 3)
        advance()
        advance()
        total += advance(2)
    return total


began = time.perf_counter()
work(800_000)
print(time.perf_counter() - began)
