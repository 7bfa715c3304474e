x = "outside"
values = [x for x in range(3)]
print(x, values)


def scope():
    n = 10
    return [n + i for i in range(3)], n


print(scope())
