d = {"a": 1, "b": 2}
d["c"] = 3
d.update({"a": 10}, d=4)
print(d, len(d), "a" in d, d.get("z"), d.get("z", 0), d["b"])
print(list(d.keys()), list(d.values()), list(d.items()))
print(d.pop("a"), d.pop("zz", None), d.popitem(), d)
print(d.setdefault("b", 9), d.setdefault("n", []), d)
print(dict.fromkeys("xy", 0), dict(a=1), dict([("k", "v")]), dict(zip("ab", (1, 2))), d.copy() == d)
d.clear()
print(d, bool(d))
