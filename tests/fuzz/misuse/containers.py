"""Containers whose elements change them from within: every dunder method of an element may do anything to any
container, iterator or instance here while the operation that called it is under way. What the operations answer does
not matter, and neither does it which exceptions they raise: whatever the seed, what runs it stays whole."""

SEED = 0

import bisect
import collections
import copy
import functools
import gc
import heapq
import itertools
import json
import operator
import random
import sys
import weakref

dice = random.Random(SEED)
sys.setrecursionlimit(120)
sys.unraisablehook = lambda unraisable: None
MOST_MEDDLING = 60000
DEEPEST_MEDDLING = 4

numbers = [1, 2, 3]
more_numbers = [4, 5]
mapping = {1: 2}
members = {1, 2}
more_members = {2, 3}
octets = bytearray(b"abcdef")
line = collections.deque([1, 2, 3], maxlen=dice.choice([None, 5]))
ordered = collections.OrderedDict(a=1)
grouped = collections.defaultdict(list)
counts = collections.Counter("abc")
layers = collections.ChainMap(mapping, ordered)
iterators = []
kept = []
depth = 0
meddled = 0


def maybe(probability=0.5):
    return dice.random() < probability


def meddle():
    """Does any of the operations, most often none."""
    global depth, meddled
    meddled += 1
    if meddled > MOST_MEDDLING:
        raise SystemExit(0)
    if depth > DEEPEST_MEDDLING or maybe(0.6):
        return
    depth += 1
    try:
        dice.choice(operations)()
    except Exception:
        pass
    finally:
        depth -= 1


class Element:
    def __init__(self, number):
        self.number = number
        self.other = None

    def __eq__(self, other):
        meddle()
        return maybe()

    def __hash__(self):
        meddle()
        return self.number % 4

    def __lt__(self, other):
        meddle()
        return maybe()

    def __repr__(self):
        meddle()
        return dice.choice(["E", "\u1234", "x" * 50])

    def __str__(self):
        meddle()
        return "s"

    def __format__(self, specification):
        meddle()
        return "f"

    def __bool__(self):
        meddle()
        return maybe()

    def __index__(self):
        meddle()
        return dice.randrange(-3, 9)

    def __len__(self):
        meddle()
        return dice.randrange(4)

    def __iter__(self):
        meddle()
        sources = [[1, 2], numbers, mapping, line, [Element(1), Element(2)], "ab", members]
        sources += [mapping.items(), mapping.values(), reversed(numbers)]
        return itertools.islice(dice.choice(sources), 20)

    def __next__(self):
        meddle()
        if maybe(0.3):
            raise StopIteration
        return Element(1)

    def __contains__(self, element):
        meddle()
        return maybe()

    def __getitem__(self, index):
        meddle()
        return dice.choice([1, Element(1), "a"])

    def __getattr__(self, name):
        meddle()
        raise AttributeError(name)

    def __call__(self, *positional, **named):
        meddle()
        return dice.choice([None, 1, self, Element(3)])

    def __add__(self, other):
        meddle()
        return self

    def __radd__(self, other):
        meddle()
        return self

    def __enter__(self):
        meddle()
        return self

    def __exit__(self, *error):
        meddle()
        return maybe()

    def __fspath__(self):
        meddle()
        return "p"

    def __buffer__(self, flags):
        meddle()
        return memoryview(octets)

    def __del__(self):
        meddle()
        if maybe(0.2):
            kept.append(self)


class MeddlingStream:
    def write(self, text):
        meddle()

    def flush(self):
        meddle()


class ElementList(list):
    __eq__ = Element.__eq__
    __hash__ = Element.__hash__
    __lt__ = Element.__lt__
    __del__ = Element.__del__


class ElementDict(dict):
    __del__ = Element.__del__

    def __missing__(self, key):
        meddle()
        return key


class ElementString(str):
    __eq__ = Element.__eq__
    __hash__ = Element.__hash__


class ElementInteger(int):
    __eq__ = Element.__eq__
    __hash__ = Element.__hash__
    __lt__ = Element.__lt__
    __index__ = Element.__index__


def element():
    return Element(dice.randrange(9))


def hashable():
    keys = [1, 2, "a", "b", element(), element(), ElementString("a"), ElementInteger(1), (1, Element(2)), b"x"]
    return dice.choice(keys)


def anything():
    values = [1, 2, 3.5, "a", "b", b"x", None, element(), element(), ElementString("a"), ElementInteger(1), numbers]
    values += [(1, Element(2)), [Element(1)], ElementList([1, 2]), frozenset([1])]
    values += [{Element(1): 2} if depth < 3 else 1]
    return dice.choice(values)


def endless():
    while True:
        meddle()
        yield anything()


def any_iterator():
    return dice.choice(iterators)


def new_iterator():
    return iter(
        dice.choice(
            [
                *(numbers, mapping, members, line, ordered, octets, mapping.items(), mapping.values()),
                *(reversed(numbers), reversed(line), enumerate(numbers), zip(numbers, line)),
                *(map(Element(1), numbers), filter(None, numbers), iter(Element(1), 1), endless()),
                itertools.accumulate(numbers, Element(1)),
                itertools.batched(numbers, 2),
                itertools.combinations(numbers[:6], 2),
                itertools.cycle(numbers),
                itertools.groupby(numbers, Element(1)),
                itertools.pairwise(numbers),
                itertools.permutations(numbers[:3]),
                itertools.product(numbers[:3], more_numbers[:3]),
                itertools.starmap(Element(1), zip(numbers, numbers)),
                itertools.tee(numbers)[0],
                itertools.zip_longest(numbers, line),
            ]
        )
    )


@functools.lru_cache(maxsize=3)
def cached(key):
    meddle()
    return anything()


def match(subject):
    match subject:
        case [1, *rest]:
            meddle()
            return rest
        case {"a": value, **rest}:
            meddle()
            return rest
        case Element(number=1) | Element(missing=1):
            return 1
        case (first, second) | [first, second, _]:
            return first
        case str() | int():
            return 2


def unpack(source):
    first, *rest = source
    meddle()
    left, right = source
    return first


def enter_two_contexts():
    with Element(1) as first, Element(2):
        meddle()
        raise ValueError(Element(1))


def loop_over_what_grows():
    for i, number in enumerate(numbers):
        meddle()
        numbers.append(number) if len(numbers) < 30 else numbers.pop()
        if i > 10:
            break
    else:
        meddle()


def raise_and_keep():
    try:
        raise KeyError(Element(1)) from ValueError(Element(2))
    except KeyError as error:
        meddle()
        str(error)
        repr(error)
        error.args = (Element(3),)
        error.__traceback__ = None
        kept.append(error)
        raise
    finally:
        meddle()


def raise_group():
    try:
        raise ExceptionGroup("g", [ValueError(Element(1)), TypeError(), KeyError(Element(2))])
    except* ValueError as group:
        meddle()
        repr(group)
    except* (TypeError, KeyError) as group:
        meddle()
        group.split(lambda error: meddle() or error)
        raise


# Changes of a list.
list_changes = [
    lambda: numbers.append(anything()),
    lambda: numbers.clear(),
    lambda: numbers.extend(anything()),
    lambda: numbers.insert(dice.randrange(5), anything()),
    lambda: numbers.pop(),
    lambda: numbers.remove(anything()),
    lambda: numbers.reverse(),
    lambda: numbers.sort(),
    lambda: numbers.sort(key=Element(1)),
    lambda: numbers.sort(key=lambda number: meddle() or Element(1)),
    lambda: numbers.__setitem__(slice(dice.randrange(4), dice.randrange(9)), anything()),
    lambda: numbers.__setitem__(slice(None, None, 2), anything()),
    lambda: numbers.__delitem__(slice(None, None, dice.choice([1, 2, -1]))),
    lambda: numbers.__imul__(dice.choice([0, 2])) if len(numbers) < 50 else numbers.clear(),
    lambda: more_numbers.__iadd__(numbers) if len(more_numbers) < 60 else more_numbers.clear(),
    lambda: heapq.heapify(numbers),
    lambda: heapq.heappop(numbers),
    lambda: heapq.heappush(numbers, anything()),
    lambda: bisect.insort(numbers, anything()),
]

# Readings of a list, and what is made of its elements.
list_readings = [
    lambda: numbers.index(anything()),
    lambda: numbers.count(anything()),
    lambda: numbers.copy(),
    lambda: numbers[Element(1)],
    lambda: numbers == more_numbers,
    lambda: numbers < more_numbers,
    lambda: numbers + anything(),
    lambda: anything() in numbers,
    lambda: repr(numbers),
    lambda: sorted(numbers),
    lambda: max(numbers),
    lambda: min(numbers, key=Element(1)),
    lambda: sum(numbers, Element(1)),
    lambda: any(numbers),
    lambda: all(numbers),
    lambda: list(map(Element(1), numbers, more_numbers)),
    lambda: list(filter(Element(1), numbers)),
    lambda: list(zip(numbers, more_numbers, Element(1))),
    lambda: list(itertools.islice(itertools.chain(numbers, line, Element(1)), 20)),
    lambda: [number for number in numbers if number],
    lambda: {number: 1 for number in numbers},
    lambda: {*numbers, *more_numbers},
    lambda: (*numbers, *Element(1)),
    lambda: tuple(numbers) == tuple(more_numbers),
    lambda: tuple(numbers) < tuple(more_numbers),
    lambda: tuple(numbers).index(anything()),
    lambda: hash(tuple(numbers)),
    lambda: bytes(numbers),
    lambda: bytearray(numbers),
    lambda: heapq.nsmallest(2, numbers, key=Element(1)),
    lambda: list(itertools.islice(heapq.merge(numbers, more_numbers), 9)),
    lambda: bisect.bisect(numbers, anything(), key=Element(1)),
    lambda: functools.reduce(Element(1), numbers),
    lambda: operator.itemgetter(Element(1))(numbers),
    lambda: copy.deepcopy(numbers),
    lambda: json.dumps(numbers, default=Element(1)),
]

# A dict and its views.
dict_operations = [
    lambda: mapping.__setitem__(hashable(), anything()),
    lambda: mapping.__delitem__(hashable()),
    lambda: mapping.__ior__({hashable(): anything()}),
    lambda: mapping.clear(),
    lambda: mapping.pop(hashable(), 1),
    lambda: mapping.popitem(),
    lambda: mapping.update({hashable(): anything()}),
    lambda: mapping.update(Element(1)),
    lambda: mapping.update(zip(numbers, more_numbers)),
    lambda: mapping.setdefault(hashable(), anything()),
    lambda: mapping.get(hashable()),
    lambda: mapping.copy(),
    lambda: mapping == dict(ordered),
    lambda: mapping | {hashable(): 1},
    lambda: hashable() in mapping,
    lambda: repr(mapping),
    lambda: list(mapping),
    lambda: list(mapping.items()),
    lambda: list(reversed(mapping)),
    lambda: [mapping.pop(key) for key in mapping],
    lambda: anything() in mapping.values(),
    lambda: mapping.items() | members,
    lambda: mapping.items() <= ordered.items(),
    lambda: mapping.keys() & members,
    lambda: mapping.keys() - members,
    lambda: mapping.keys() == members,
    lambda: mapping.keys().isdisjoint(numbers),
    lambda: dict(mapping, **{"a": 1}),
    lambda: dict.fromkeys(numbers, 1),
    lambda: {**mapping, **ordered},
    lambda: (lambda **named: named)(**mapping),
    lambda: ElementDict()[hashable()],
    lambda: copy.copy(mapping),
    lambda: json.dumps(mapping, default=str, sort_keys=True, skipkeys=True),
]

# Sets.
set_operations = [
    lambda: members.add(hashable()),
    lambda: members.discard(hashable()),
    lambda: members.remove(hashable()),
    lambda: members.pop(),
    lambda: members.clear(),
    lambda: members.update(numbers),
    lambda: members.update(Element(1)),
    lambda: members.intersection_update(numbers),
    lambda: members.difference_update(numbers),
    lambda: members.symmetric_difference_update(numbers),
    lambda: members.__ior__(more_members),
    lambda: members.__iand__(more_members),
    lambda: members.__isub__(more_members),
    lambda: members.__ixor__(more_members),
    lambda: [members.discard(member) for member in members],
    lambda: more_members.add(hashable()),
    lambda: members | more_members,
    lambda: members & more_members,
    lambda: members - more_members,
    lambda: members ^ more_members,
    lambda: members <= more_members,
    lambda: members == more_members,
    lambda: members.intersection(numbers, Element(1), line),
    lambda: members.issubset(numbers),
    lambda: members.issuperset(Element(1)),
    lambda: members.isdisjoint(numbers),
    lambda: hashable() in members,
    lambda: repr(members),
    lambda: frozenset(members) == more_members,
    lambda: hash(frozenset(members)),
]

# A bytearray, which cannot change its size while a memoryview shows it.
bytearray_operations = [
    lambda: octets.append(Element(1)),
    lambda: octets.extend(Element(1)),
    lambda: octets.extend(b"abc"),
    lambda: octets.insert(Element(1), 65),
    lambda: octets.pop(),
    lambda: octets.clear(),
    lambda: octets.__setitem__(slice(1, 3), anything()),
    lambda: octets.__imul__(Element(1)),
    lambda: octets.find(Element(1)),
    lambda: octets.join([b"a", anything()]),
    lambda: octets.replace(b"a", anything()),
    lambda: octets.translate(anything()),
    lambda: octets[Element(1)],
    lambda: octets + anything(),
    lambda: Element(1) in octets,
    lambda: kept.append(memoryview(octets)),
]

# A deque, bounded or not.
deque_operations = [
    lambda: line.append(anything()),
    lambda: line.appendleft(anything()),
    lambda: line.pop(),
    lambda: line.popleft(),
    lambda: line.rotate(Element(1)),
    lambda: line.extend(Element(1)),
    lambda: line.extend(line),
    lambda: line.extendleft(numbers),
    lambda: line.insert(Element(1), anything()),
    lambda: line.remove(anything()),
    lambda: line.clear(),
    lambda: line.reverse(),
    lambda: line.__setitem__(Element(1), 1),
    lambda: line.__delitem__(Element(1)),
    lambda: line.index(anything()),
    lambda: line.count(anything()),
    lambda: line.copy(),
    lambda: line * Element(1),
    lambda: line == collections.deque(numbers),
    lambda: line < collections.deque(numbers),
    lambda: anything() in line,
    lambda: repr(line),
    lambda: list(line),
    lambda: list(reversed(line)),
]

# The other classes of collections.
collections_operations = [
    lambda: ordered.__setitem__(hashable(), anything()),
    lambda: ordered.pop(hashable(), None),
    lambda: ordered.popitem(maybe()),
    lambda: ordered.move_to_end(hashable()),
    lambda: ordered.clear(),
    lambda: ordered.update(mapping),
    lambda: ordered == collections.OrderedDict(mapping),
    lambda: repr(ordered),
    lambda: list(reversed(ordered)),
    lambda: grouped[hashable()].append(1),
    lambda: grouped.clear(),
    lambda: counts.update(numbers),
    lambda: counts.subtract(Element(1)),
    lambda: counts.most_common(Element(1)),
    lambda: counts + counts,
    lambda: counts - collections.Counter(numbers),
    lambda: layers[hashable()],
    lambda: list(layers),
    lambda: repr(layers),
]

# Iterators over all of them, begun at one time and asked at another.
iterator_operations = [
    lambda: iterators.append(new_iterator()),
    lambda: iterators.clear(),
    lambda: next(any_iterator()),
    lambda: list(itertools.islice(any_iterator(), 9)),
    lambda: any_iterator().send(anything()),
    lambda: any_iterator().throw(ValueError),
    lambda: any_iterator().close(),
    lambda: any_iterator().__length_hint__(),
    lambda: any_iterator().__reduce__(),
    lambda: any_iterator().__setstate__(dice.randrange(9)),
    lambda: copy.copy(any_iterator()),
]

# Strings, formats and what prints.
string_operations = [
    lambda: "".join(numbers),
    lambda: ",".join(map(str, numbers)),
    lambda: str(anything()).join(Element(1)),
    lambda: "abc".replace("a", str(anything())),
    lambda: "abc".startswith(anything()),
    lambda: "a b".split(anything()),
    lambda: "abc"[Element(1) : Element(2)],
    lambda: "a" * Element(1),
    lambda: f"{anything()!r:>9}{anything()!s}",
    lambda: "%s %r" % (anything(), anything()),
    lambda: "{} {!r}".format(anything(), anything()),
    lambda: print(*numbers),
]

# Numbers, and what asks an object for one.
number_operations = [
    lambda: int(Element(1)),
    lambda: pow(Element(1), 2, Element(3)),
    lambda: divmod(ElementInteger(5), ElementInteger(2)),
    lambda: round(3.5, Element(1)),
    lambda: chr(Element(1)),
    lambda: [1, 2][Element(1)],
    lambda: range(Element(1), Element(2))[Element(1)],
    lambda: range(9).index(Element(1)),
    lambda: Element(1) in range(9),
    lambda: slice(Element(1), Element(2)).indices(Element(9)),
]

# Classes, attributes, caches and calls.
class_operations = [
    lambda: setattr(Element, "extra", anything()),
    lambda: getattr(Element, "extra"),
    lambda: delattr(Element, "extra"),
    lambda: setattr(instance, "other", anything()),
    lambda: instance.other,
    lambda: vars(instance).update(mapping),
    lambda: vars(instance).clear(),
    lambda: isinstance(1, (Element, anything())),
    lambda: type("T", (Element,), mapping.copy()),
    lambda: type("T", (ElementList,), {"__slots__": numbers})(),
    lambda: kept.append(cached(hashable())),
    lambda: cached.cache_clear(),
    lambda: cached.cache_info(),
    lambda: kept.append(functools.partial(Element(1), *numbers[:3], **{"a": anything()})()),
]

# Statements, and code made at run time.
statement_operations = [
    lambda: match(anything()),
    lambda: match(mapping),
    lambda: match(numbers),
    lambda: unpack(numbers),
    lambda: unpack(Element(1)),
    lambda: enter_two_contexts(),
    lambda: loop_over_what_grows(),
    lambda: raise_and_keep(),
    lambda: raise_group(),
    lambda: exec("a = Element(1); del a", {"Element": Element}),
    lambda: exec(str(anything()), {}, ElementDict()),
    lambda: eval("[x for x in y]", {"y": numbers}),
]

# What lives on and what goes.
lifetime_operations = [
    lambda: gc.collect(),
    lambda: kept.clear(),
    lambda: kept.append(anything()),
    lambda: kept.append(weakref.ref(Element(1), lambda reference: meddle())),
]

operations = [
    *list_changes,
    *list_readings,
    *dict_operations,
    *set_operations,
    *bytearray_operations,
    *deque_operations,
    *collections_operations,
    *iterator_operations,
    *string_operations,
    *number_operations,
    *class_operations,
    *statement_operations,
    *lifetime_operations,
]
instance = Element(1)
sys.stdout = sys.stderr = MeddlingStream()


def keep_small():
    """So that a run's time goes into many operations and not into long ones."""
    if len(numbers) > 40:
        del numbers[20:]
    if len(octets) > 200:
        kept.clear()
        iterators.clear()
        try:
            octets.clear()
        except BufferError:
            pass
    if len(members) > 30:
        members.clear()
        more_members.clear()
    for container, most in [(more_numbers, 40), (kept, 30), (iterators, 20), (mapping, 30), (line, 30), (ordered, 30)]:
        if len(container) > most:
            container.clear()


for _ in range(6000):
    depth = 0
    keep_small()
    try:
        dice.choice(operations)()
    except Exception:
        pass
