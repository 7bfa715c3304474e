type Pair[T] = tuple[T, T]


def first[T](items: list[T]) -> T:
    return items[0]


class Box[T]:
    def __init__(self, value: T):
        self.value = value


print(first([3, 2]), Box("x").value, Pair.__name__)
print(Box[int].__name__, list[int], dict[str, list[int]], int | None)
