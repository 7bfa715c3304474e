numbers = set(range(1000))
for number in range(5, 1000):
    numbers.discard(number)
iterator = iter(numbers)
print([next(iterator) for _ in range(4)])
numbers.clear()
numbers.update(range(5))
print(list(iterator), list(iterator), numbers)

numbers = set(range(1000))
numbers -= set(range(1, 999))
iterator = iter(numbers)
print(next(iterator))
numbers.clear()
numbers.update((3, 4))
print(next(iterator, "none"), numbers)


class Shrinks:
    """Equal to all of its kind; whoever compares it makes the set's table anew."""

    def __hash__(self):
        return 700

    def __eq__(self, other):
        keys.difference_update(())
        return True


for use in (set.discard, set.remove, set.__contains__, set.add, lambda keys, key: keys.symmetric_difference_update({key})):
    keys = set(range(1000))
    keys.discard(700)
    keys.add(Shrinks())
    for number in range(700):
        keys.discard(number)
    for number in range(701, 1000):
        keys.discard(number)
    print(use(keys, Shrinks()), len(keys), len(list(keys)))
