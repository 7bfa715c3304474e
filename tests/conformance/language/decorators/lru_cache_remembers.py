import functools


@functools.lru_cache(maxsize=None)
def slow_square(n):
    print("computing", n)
    return n * n


print(slow_square(4), slow_square(4), slow_square(5))
print(slow_square.cache_info())
slow_square.cache_clear()
print(slow_square(4))
