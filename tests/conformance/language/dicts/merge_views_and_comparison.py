a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, {**a, **b}, a.keys() & b.keys(), sorted(a.keys() | b.keys()), a.items() - b.items() == {("x", 1), ("y", 2)})
a |= b
print(a, {"p": 1, "q": 2} == {"q": 2, "p": 1}, list(reversed(a)), max(a), sorted(a, key=a.get, reverse=True))
view = a.keys()
a["new"] = 0
print(view, len(view), "new" in view, a.values(), a.items())
