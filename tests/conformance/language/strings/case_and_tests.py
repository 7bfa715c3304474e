s = "hello World 123"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), "STRASSE ß".casefold(), sep="|")
for t in ("abc", "ABC", "123", "a1", " \t", "", "Title Case", "½", "_id", "9a", "é"):
    print(repr(t), [int(getattr(t, m)()) for m in ("isalpha", "isdigit", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isnumeric", "isdecimal", "isascii", "isprintable")])
