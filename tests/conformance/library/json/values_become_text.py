import json

for value in (None, True, 1, 1.0, 1e100, "é\n\"\\\u2028\x7f\x01😀/", [], {}, (), [1, [2, [3]]], {"a": {"b": [1, {}]}}, {1: 2, 2.5: 3, None: 4, True: 5, "s": 6}, [float("nan"), float("inf")]):
    print(json.dumps(value), json.dumps(value, ensure_ascii=False), json.dumps(value, separators=(",", ":")))
    print(json.dumps(value, indent=2))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps([1, 2], indent="--"), json.dumps({"a": [1], "b": {}}, indent=0), json.dumps({(1,): 2, "a": 1}, skipkeys=True))
loop = []
loop.append(loop)
for wrong, options in (
    ({1, 2}, {}), ({(1, 2): 3}, {}), (b"x", {}), (object, {}), (float("nan"), {"allow_nan": False}), ([float("-inf")], {"allow_nan": False}),
    (loop, {}), ({"b": 1, 3: 2}, {"sort_keys": True}), (1, {"colour": "red"}),
):
    try:
        print(json.dumps(wrong, **options))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
