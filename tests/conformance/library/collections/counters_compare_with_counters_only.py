from collections import Counter

print(Counter("ab") < Counter("aabb"), Counter("ab") >= Counter("a"), Counter("ab") <= Counter("ac"))
for compare in (lambda c: c < 1, lambda c: c <= {}, lambda c: c > "a", lambda c: c >= None):
    try:
        print(compare(Counter("a")))
    except TypeError as error:
        print(error)
