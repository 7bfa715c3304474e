# int, float, complex and bool have no `__str__` of their own.
class Whole(int):
    def __repr__(self):
        return f"Whole({int(self)})"


class Real(float):
    def __repr__(self):
        return f"Real({float(self)})"


class Pair(complex):
    def __repr__(self):
        return f"Pair({self.real:g}, {self.imag:g})"


for value in (Whole(1), Real(2.5), Pair(1, 2)):
    print(value, repr(value), f"{value} {value!s}", "%s" % value, "{}".format(value), sep=" | ")
print(f"{Whole(7):03}", f"{Real(2.5):.2f}", "__str__" in vars(int), "__str__" in vars(str))
