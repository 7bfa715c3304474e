values = {"a": 1, "b": 2}
del values["a"]
items = [0, 1, 2, 3, 4]
del items[1], items[-1]
print(values, items)
del items[:2]
print(items)
try:
    assert items == [], f"items is {items}"
except AssertionError as error:
    print("AssertionError:", error)
try:
    assert not items
except AssertionError as error:
    print(repr(error))
