words = ["apple", "bob", "cat", "apple"]
print([w.upper() for w in words])
print(sorted({len(w) for w in words}))
print({w: len(w) for w in words})
print([w for w in words if len(w) == 3 if "a" in w])
