words = ["apple", "bob", "cat", "avocado", "bee"]
groups = {}
for word in words:
    groups.setdefault(word[0], []).append(word)
print(groups)
print({first: len(ws) for first, ws in groups.items()}, {v: k for k, v in {"a": 1}.items()})
from collections import Counter, defaultdict

counts = Counter("mississippi")
print(counts.most_common(2), counts["s"], counts["z"], sum(counts.values()))
lists = defaultdict(list)
lists["new"].append(1)
print(dict(lists), lists["other"], len(lists))
