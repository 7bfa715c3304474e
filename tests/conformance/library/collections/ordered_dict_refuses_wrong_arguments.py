from collections import OrderedDict


def show(function, *arguments, **options):
    try:
        print(repr(function(*arguments, **options)))
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)


ages = OrderedDict(ann=31, bob=27)
show(ages.pop)
show(ages.pop, "carl")
show(ages.pop, "carl", 0)
show(ages.pop, "carl", default=None)
show(ages.pop, key="ann")
show(ages.pop, 1, 2, 3)
show(ages.pop, "bob", unknown=1)
show(ages.setdefault)
show(ages.setdefault, 1, 2, 3)
show(ages.setdefault, "dora", default=40)
show(ages.setdefault, key="emil")
show(OrderedDict.fromkeys)
show(OrderedDict.fromkeys, "ab")
show(OrderedDict.fromkeys, iterable="ab", value=0)
print(ages)
