class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Named(Point):
    def __str__(self):
        return f"({self.x}; {self.y})"


print(Point(1, 2), str(Point(3, 4)), [Point(5, 6)])
print(Named(1, 2), [Named(1, 2)], f"{Named(1, 2)!r} {Named(3, 4)}")


class Bare:
    pass


print(Bare())
print(Bare)
