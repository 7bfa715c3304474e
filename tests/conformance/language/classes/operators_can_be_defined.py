class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __mul__(self, factor):
        if not isinstance(factor, (int, float)):
            return NotImplemented
        return Vector(*(a * factor for a in self.parts))

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return self.parts == other.parts

    def __getitem__(self, index):
        return self.parts[index]

    def __len__(self):
        return len(self.parts)

    def __bool__(self):
        return any(self.parts)

    def __repr__(self):
        return f"Vector{self.parts}"


v = Vector(1, 2)
print(v + Vector(10, 20), v * 3, 2 * v, -v)
print(v == Vector(1, 2), v != Vector(1, 2), v[1], len(v), bool(Vector(0, 0)), list(v))
try:
    v * "x"
except TypeError as error:
    print(error)
