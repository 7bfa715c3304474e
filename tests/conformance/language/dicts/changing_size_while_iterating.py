d = {"a": 1, "b": 2}
try:
    for key in d:
        d[key + key] = 0
except RuntimeError as error:
    print(error)
for key in list(d):
    if len(key) > 1:
        del d[key]
print(d)
