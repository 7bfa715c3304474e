from pprint import pprint

pprint("short")
pprint("word " * 40)
pprint({"text": "word " * 40, "b": "line\nother line\n" * 5})
pprint(["x" * 100, "y" * 20])
pprint(("a" * 90,))
pprint({"a" * 60: "b" * 60})
pprint(b"abc" * 30)
pprint([b"abc" * 30])
pprint({"a": None, "long key here": {"inner": [1, 2, 3], "other": "text text text text text"}}, width=40)
