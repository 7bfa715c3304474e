# Generators within generators.
import time


def numbers(n):
    for i in range(n):
        yield i


def even(items):
    for item in items:
        if item % 2 == 0:
            yield item


def work(n):
    return sum(x + 1 for x in even(numbers(n)))


began = time.perf_counter()
work(6_000_000)
print(time.perf_counter() - began)
