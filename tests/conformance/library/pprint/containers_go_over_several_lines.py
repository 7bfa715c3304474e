from pprint import PrettyPrinter, pformat, pp, pprint

data = {
    "name": "Ada Lovelace", "tags": ["mathematics", "poetry", "engines", "notes on the engine"],
    "nested": {f"k{n}": list(range(n * 4)) for n in range(6)}, "one": (1,), "empty": [], "set": {3, 1, 2}, "frozen": frozenset({2, 1}),
}
pprint(data)
pprint(data, width=40)
pprint(data, width=30, indent=4)
pprint(data, compact=True, width=50)
pprint(data, depth=1)
pp(data, width=60)
pprint(list(range(100)), compact=True)
pprint([1, 2, 3])
pprint(set("abcdefgh"), width=10)
pprint(frozenset("abcdefgh"), width=20)
pprint([[1, 2, [3, 4, [5, 6, [7]]]]], depth=2)
pprint([1, [2, [3]]], width=1)
pprint({(1, 2): [1], (0, 5): [2], "b": 3, 1: "mixed"}, width=20)
pprint([{"id": n, "name": f"user{n}", "roles": ["admin", "user"]} for n in range(3)])
print(pformat({"b": 1, "a": {"d": 2, "c": 3}}), pformat({"b": 1, "a": 2}, sort_dicts=False), pformat([1234567, {"a": 10000}], underscore_numbers=True))
PrettyPrinter(width=20).pprint(["aaaa", "bbbbbb", "cccc"])
