d = {}
for word in "the cat the dog the end".split():
    d[word] = d.get(word, 0) + 1
print(d)
del d["the"]
d["the"] = "back"
print(d, next(iter(d)), list(d)[-1])
d["cat"] = "same place"
print(d)
for key, value in d.items():
    print(key, "->", value)
