import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abcdef"), random.uniform(1, 2))
print([random.randrange(10) for _ in range(5)], random.sample(range(100), 5), random.getrandbits(16))
deck = list(range(10))
random.shuffle(deck)
print(deck, random.choices([1, 2, 3], k=5), random.choices("ab", weights=[1, 9], k=5))
print(random.gauss(0, 1), random.expovariate(2), random.triangular(0, 1), random.normalvariate(5, 2))
generator = random.Random("text seed")
print(generator.random(), generator.randint(0, 10**20), random.Random(1.5).random(), random.Random(-7).random(), random.Random(2**70).random())
