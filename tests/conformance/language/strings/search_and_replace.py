s = "banana bandana"
print(s.find("an"), s.rfind("an"), s.find("x"), s.index("ban", 1), s.count("an"), s.count("", 0, 3))
print(s.replace("an", "AN"), s.replace("an", "", 2), s.startswith("ban"), s.endswith(("x", "ana")), s.startswith("nan", 2))
print("an" in s, "zz" not in s, s.removeprefix("ban"), s.removesuffix("dana"), s.removeprefix("x"))
print(s.partition(" "), s.rpartition("an"), s.partition("zz"))
print(s.translate(str.maketrans("ab", "xy")), s.translate(str.maketrans({"n": None, "d": "DD"})), s.expandtabs())
