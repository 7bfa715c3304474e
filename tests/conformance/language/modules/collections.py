from collections import ChainMap, Counter, OrderedDict, defaultdict, deque

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.pop(), d.popleft(), d[0], len(d))
d.rotate(1)
d.extend([7, 8])
print(d, list(reversed(d)), 7 in d)
c = Counter(a=3, b=1)
c.update("abc")
print(c, c - Counter(a=2), c.most_common(1), sorted(c.elements()), c.total())
o = OrderedDict(x=1, y=2)
o.move_to_end("x")
print(o, o.popitem(last=False), ChainMap({"a": 1}, {"a": 2, "b": 3})["b"])
tree = defaultdict(lambda: defaultdict(int))
tree["a"]["b"] += 1
print(tree["a"]["b"], dict(tree["a"]), defaultdict(int, k=1))
