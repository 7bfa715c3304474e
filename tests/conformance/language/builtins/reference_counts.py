import sys

first = []
print(sys.getrefcount(first))
second = first
print(sys.getrefcount(first), sys.getrefcount(second))
both = [first, second]
print(sys.getrefcount(first))
del second
print(sys.getrefcount(first))


def count(argument):
    return sys.getrefcount(argument)


class Node:
    pass


print(count(first))
node = Node()
node.itself = node
print(sys.getrefcount(node), sys.getrefcount(object()), sys.getrefcount(None) > 1000)
