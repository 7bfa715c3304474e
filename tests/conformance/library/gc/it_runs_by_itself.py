import gc


class Counted:
    alive = 0

    def __init__(self):
        Counted.alive += 1
        self.me = self

    def __del__(self):
        Counted.alive -= 1


for _ in range(20_000):
    Counted()
print(Counted.alive < 10_000)
gc.disable()
before = Counted.alive
for _ in range(5_000):
    Counted()
print(Counted.alive - before)
gc.enable()
for _ in range(5_000):
    Counted()
print(Counted.alive < 10_000)
gc.set_threshold(0)
gc.collect()
for _ in range(5_000):
    Counted()
print(Counted.alive, gc.get_threshold())
gc.set_threshold(500, 5, 5)
print(gc.get_threshold())
