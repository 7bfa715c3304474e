class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(Countdown(4)), sum(Countdown(3)), 2 in Countdown(3))
first, *rest = Countdown(3)
print(first, rest)


class OldStyle:
    def __getitem__(self, index):
        import threading, contextvars, random, math, json, re, time, datetime, enum, typing, sys, copy, gc

print(list(OldStyle()), 20 in OldStyle())
