from collections import defaultdict, deque

words = defaultdict(list, {"a": [1]})
print(words, [words], deque([words], 3), defaultdict(None))


class Named(defaultdict):
    pass


print(Named(int, {1: 2}))
words["self"].append(words)
print(words)
