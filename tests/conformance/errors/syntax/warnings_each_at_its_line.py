import sys
x = 5
if x is 5:
    print("is five")
if x is not "a":
    print("not a")
if (1, 2) is x: print("t")
if x is None or x is True or x is ...: pass
print("a\d\w", b"\q", '\.')
print(f"\d{x}\p")
s = "two\
 \c"
assert (x == 5, "always true")
assert ()
def f():
    return "\z"
try: 
    print(1 (2))
except TypeError as e: print(e)
try: 
    print([1, 2] [3, 4])
except TypeError as e: print(e)
try:
    print("a" (1))
except TypeError as e: print(e)
try:
    print([1][1.5])
except TypeError as e: print(e)
try:
    print((1,2) ["a"])
except TypeError as e: print(e)
try: print({1:2} (3))
except TypeError as e: print(e)
try: print([x for x in "a"] (3))
except TypeError as e: print(e)
try: print(None (3))
except TypeError as e: print(e)
try: print(None [3])
except TypeError as e: print(e)
try: print(5 [3])
except TypeError as e: print(e)
try: print(f"a{x}" (3))
except TypeError as e: print(e)
try: print("abc" ["x"])
except TypeError as e: print(e)
try: print((lambda: 1) [3])
except TypeError as e: print(e)
try: print({1} [3])
except TypeError as e: print(e)
try: print([1, 2] [1, 2])
except TypeError as e: print(e)
try: print([1, 2] [(1)])
except TypeError as e: print(e)
try: print("abc" (1, 2) [3])
except TypeError as e: print(e)
try: print("abc" [None])
except TypeError as e: print(e)
print(1if x else 2, 0xfor 3, 1or 2, [1for a in "b"], 3in [3], 1_0and 3)
