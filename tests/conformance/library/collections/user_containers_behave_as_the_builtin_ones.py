import copy
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, namedtuple


class Lower(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.lower(), item)


d = Lower({"A": 1}, B=2)
d.update(C=3)
d |= {"D": 4}
print(d, d | {"E": 5}, {"Z": 0} | d, d.copy(), type(d.copy()).__name__, Lower.fromkeys("XY", 1), d == {"a": 1, "b": 2, "c": 3, "d": 4})
print(d.pop("a"), d.popitem(), d.setdefault("Q", 9), d.get("zz", 7), "B" in d, len(d))


class Missing(UserDict):
    def __missing__(self, key):
        return key * 2


print(Missing()["ab"], Missing().get("ab"), copy.copy(Missing(a=1)))
ul = UserList([3, 1, 2])
ul.append(4)
ul += [5]
ul.sort(reverse=True)
print(ul, ul * 2, 2 * ul, [0] + ul, ul + (9,), ul[1:3], type(ul[1:]).__name__, ul.copy(), ul.index(3), ul == [5, 4, 3, 2, 1], ul < [6])
ul *= 2
ul.extend(UserList([7]))
ul.remove(5)
ul.insert(0, -1)
ul.reverse()
print(ul, ul.pop(), ul.count(4), -1 in ul, max(ul), len(ul), sorted(ul), ul > [1], hash is not None)
us = UserString("Hello")
print(us.upper(), type(us.upper()).__name__, us + " there", "Oh " + us, us * 2, us % (), us.center(11, "*"), us.split("l"), us.find("l"))
print(us.replace("l", "L"), us.startswith("He"), us[1], us[1:3], us.encode(), us.join(["a", "b"]), "ell" in us, us == "Hello", us < "J")
print(repr(us), hash(us) == hash("Hello"), int(UserString("12")), float(UserString("1.5")), UserString("a,b").partition(","), len(us))
print(us.isalpha(), us.lower().count("l"), us.zfill(8), us.removeprefix("He"), us.format(), UserString("%s!") % "x", list(us), reversed(us))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
cm["c"] = 4
print(cm, cm["a"], list(cm), len(cm), cm.copy(), cm.new_child(), cm.parents, dict(cm), cm | {"d": 5}, cm.get("x"), cm.pop("a"), cm["a"])
try:
    del cm["b"]
except KeyError as error:
    print(error)
try:
    cm["nothing"]
except KeyError as error:
    print(error)
print(ChainMap.fromkeys("ab", 0), list(cm.items()), cm.maps, {**cm})
c = Counter("abracadabra")
c &= Counter("aab")
c |= Counter("z")
print(c, c - Counter("a"), Counter(a=1) <= Counter(a=2), Counter(a=0) == Counter(), +Counter(a=-1, b=2), list(Counter("ab").elements()))
print(Counter([1, 1, 2]).most_common(1), Counter({"x": 2.5}), Counter(a=1) | {"b": 2}.items() if 0 else "", Counter(a=3) ^ Counter() if 0 else "")
for wrong in (
    lambda: namedtuple("P", "a class"),
    lambda: namedtuple("P", "a a"),
    lambda: namedtuple("P", "_a"),
    lambda: namedtuple("P", "1a"),
    lambda: namedtuple("P", "a b", defaults=(1, 2, 3)),
    lambda: namedtuple("P", "a b")(1),
    lambda: namedtuple("P", "a b")(1, 2, 3),
    lambda: namedtuple("P", "a b")(1, b=2)._replace(c=3),
    lambda: namedtuple("P", "a b")._make([1]),
    lambda: setattr(namedtuple("P", "a b")(1, 2), "a", 5),
    lambda: Counter.fromkeys("ab"),
    lambda: OrderedDict().popitem(),
    lambda: OrderedDict(a=1).move_to_end("b"),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
P = namedtuple("P", "x, y", defaults=[0], rename=True)
print(P(1), P._fields, P._field_defaults, P(1)._asdict(), P(*[1, 2]) == (1, 2), P.x, P.__doc__, P(y=1, x=2), P.__match_args__)
print(namedtuple("Q", "a class _b a", rename=True)._fields, issubclass(P, tuple), P(1) + (2,), P(3, 4)[0], copy.replace(P(1), x=9))
o = OrderedDict([("a", 1), ("b", 2)])
print(o, o == OrderedDict([("b", 2), ("a", 1)]), o == {"b": 2, "a": 1}, list(reversed(o)), o | {"c": 3}, OrderedDict.fromkeys("ab"), o.copy())
