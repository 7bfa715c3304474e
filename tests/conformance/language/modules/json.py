import json

data = {"name": "Ada", "tags": ["x", None, True], "n": 1.5, "nested": {"empty": [], "obj": {}}, "é": "ü\n"}
print(json.dumps(data))
print(json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False))
print(json.loads('{"a": [1, 2.0, "x\\u00e9", null, false], "b": {"c": -1e3}}'), json.loads("3"), json.dumps({1: 2, None: 3}))
try:
    json.loads('{"a": }')
except json.JSONDecodeError as error:
    print(error)
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)
