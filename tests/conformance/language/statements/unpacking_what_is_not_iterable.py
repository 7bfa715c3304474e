def function(*args, **kwargs):
    pass


class Keys:
    def keys(self):
        return ["a"]

    def __getitem__(self, key):
        return key * 2


class Items:
    def __getitem__(self, index):
        return [7, 8][index]


print({**Keys(), "b": 1}, [*Items()], (*Items(), 9), {*Items()})
for text in (
    "function(*5)", "function(**5)", "function(1, *None)", "function(**{1: 2})", "function(a=1, **{'a': 2})", "[*5]",
    "{*None}", "(*1,)", "{**[1]}", "{**None}", "{'a': 1, **'text'}", "print(*5)", "[1, *len]", "function(1, *2, *3)",
    "~2.5", "-'a'", "+[]", "~None", "not 5 + []", "abs('a')",
):
    try:
        print(text, eval(text))
    except TypeError as error:
        print(text, "-", error)
