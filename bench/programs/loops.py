# Whole numbers in a loop.
import time


def total(n):
    s = 0
    for i in range(n):
        s += i * i % 7
    return s


began = time.perf_counter()
total(6_000_000)
print(time.perf_counter() - began)
