def averager():
    total = count = 0
    average = None
    try:
        while True:
            try:
                value = yield average
            except ValueError as error:
                print("ignored:", error)
                continue
            total += value
            count += 1
            average = total / count
    finally:
        print("closed after", count)


g = averager()
next(g)
print(g.send(10), g.send(20))
print(g.throw(ValueError("bad input")))
print(g.send(60))
g.close()
try:
    g.send(1)
except StopIteration:
    print("stopped")
