"""Code objects name what is shared with functions within and around, in the order of the closure's cells."""


def counter(start, step=1):
    total = start
    unused = None

    def increase(by):
        nonlocal total
        total += by * step
        return total

    return increase


increase = counter(5)
print(increase(2), counter.__code__.co_cellvars, counter.__code__.co_varnames, counter.__code__.co_freevars)
print(increase.__code__.co_freevars, increase.__code__.co_cellvars, increase.__code__.co_varnames)
print(dict(zip(increase.__code__.co_freevars, [cell.cell_contents for cell in increase.__closure__])))


class Shape:
    def area(self):
        return __class__.__name__


print(Shape.area.__code__.co_freevars, Shape.area.__code__.co_varnames)


def many():
    zebra, apple, mango = 1, 2, 3
    return lambda: (mango, zebra, apple)


print(many.__code__.co_cellvars, many().__code__.co_freevars, [cell.cell_contents for cell in many().__closure__])
