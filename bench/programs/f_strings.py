# f-strings with texts, numbers and format specs.
import time


def work(n):
    size = 0
    for i in range(n):
        size += len(f"{i}: {i / 7:.3f} of {'name':>8} {i:05d}!")
    return size


began = time.perf_counter()
work(600_000)
print(time.perf_counter() - began)
