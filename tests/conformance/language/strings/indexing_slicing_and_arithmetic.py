s = "Python"
print(s[0], s[-1], s[1:4], s[:2], s[-3:], s[::2], s[::-1], s[10:], s[-100:2], s[4:1], s[5:1:-2])
print(s + "3", s * 2, 3 * "ab", len(s), min(s), max(s), sorted(s), list(enumerate("ab")))
print("apple" < "banana", "Z" < "a", "a" < "aa", "10" < "9", "abc" == "abc", "é" > "z")
try:
    s[0] = "J"
except TypeError as error:
    print(error)
try:
    s["a"]
except TypeError as error:
    print(error)
