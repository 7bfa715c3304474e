class Reversed(tuple):
    def __iter__(self):
        return iter(self[::-1])


class Doubled(list):
    def __iter__(self):
        return (item * 2 for item in list.__iter__(self))


first, second = Reversed((1, 2))
print(first, second)
first, second = Doubled([1, 2])
print(first, second)
first, *rest = Reversed((1, 2, 3))
print(first, rest)
match Reversed((1, 2)):
    case first, second:
        print(first, second)
