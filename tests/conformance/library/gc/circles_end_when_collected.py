import gc


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


def circle(*names):
    nodes = [Node(name) for name in names]
    for each, following in zip(nodes, nodes[1:] + nodes[:1]):
        each.following = following


gc.collect()
circle("a", "b", "c")
print("still there")
print(gc.collect())
print(gc.collect())

lonely = []
lonely.append(lonely)
table = {}
table["self"] = table
del lonely, table
print(gc.collect())


def make_function():
    def recursive():
        return recursive


make_function()
print(gc.collect())


class Items(list):
    def __del__(self):
        print("end of items:", len(self))


items = Items([1, 2])
items.append(items)
del items
print(gc.collect())
Items("abc")
