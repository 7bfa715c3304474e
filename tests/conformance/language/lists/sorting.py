people = [("bob", 30), ("Al", 25), ("cy", 30), ("dee", 25)]
print(sorted(people))
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: (-p[1], p[0].lower())))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted("banana"), sorted({"b": 1, "a": 2}), sorted([True, 0, 2.5, -1]))
print(sorted(["10", "9", "1"], key=int), sorted([[2, 1], [1, 9], [1]]), max(people, key=lambda p: len(p[0])))
numbers = [5, 2, 9]
print(numbers.sort(), numbers, list(reversed(numbers)))
