def counter():
    count = 0

    def increase(by=1):
        nonlocal count
        count += by
        return count

    def read():
        return count

    return increase, read


increase, read = counter()
increase()
increase(10)
print(read())
other, _ = counter()
print(other(), read())
