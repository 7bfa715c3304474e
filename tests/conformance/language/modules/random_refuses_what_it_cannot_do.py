import copy
import random


def show(ask):
    try:
        print(repr(ask()))
    except Exception as error:
        print(type(error).__name__, error)


for ask in (
    lambda: random.Random(1, 2),
    lambda: random.Random([]),
    lambda: random.randrange(1.5),
    lambda: random.randrange(5, step=2),
    lambda: random.randrange(1, 5, 0),
    lambda: random.randrange(5, 1, 2),
    lambda: random.randint(5, 1),
    lambda: random.choice([]),
    lambda: random.choice({1, 2}),
    lambda: random.shuffle((1, 2, 3)),
    lambda: random.sample({1, 2}, 1),
    lambda: random.sample([1], 2),
    lambda: random.sample([1, 2], 1, counts=[1]),
    lambda: random.sample([1, 2], 1, counts=[1.5, 2]),
    lambda: random.choices([1, 2], 3),
    lambda: random.choices([1, 2], [1]),
    lambda: random.choices([1, 2], [0, 0]),
    lambda: random.choices([1, 2], [1, 1], cum_weights=[1, 2]),
    lambda: random.gammavariate(0, 1),
    lambda: random.binomialvariate(3, 2),
    lambda: random.setstate((1, 2, 3)),
    lambda: random.setstate((3, (1, 2), 3)),
    lambda: random.setstate((3, (0,) * 624 + (700,), None)),
    lambda: random.getrandbits(-1),
    lambda: random.SystemRandom().getstate(),
):
    show(ask)


class Quarter(random.Random):
    def random(self):
        return 0.25


class Ones(random.Random):
    def getrandbits(self, k):
        return 1


# Whole numbers come from what the subclass gives.
print(Quarter().randrange(10), Quarter().choice("abcdefgh"), Ones().randrange(10), Ones().sample(range(20), 1))
random.seed(5)
random.gauss()
state = random.getstate()
print(state[0], state[2], random.gauss() == state[2])
random.setstate(state)
print(random.gauss() == state[2])
generator = random.Random(3)
print(copy.copy(generator).random() == copy.deepcopy(generator).random() == generator.random())
print(random.Random.__mro__)
