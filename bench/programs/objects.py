# Objects with attributes and methods.
import time


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, dx):
        return Point(self.x + dx, self.y)


def work(n):
    point = Point(0, 1)
    for _ in range(n):
        point = point.moved(2)
    return point.x


began = time.perf_counter()
work(3_000_000)
print(time.perf_counter() - began)
