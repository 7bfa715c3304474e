items = [1, 2, 3, 4]
for item in items:
    if item == 2:
        items.remove(item)
    print(item, end=" ")
print(items)
items = [1]
for item in items:
    if len(items) < 5:
        items.append(item + 1)
print(items)
