def selfish():
    yield next(g)


g = selfish()
try:
    next(g)
except ValueError as error:
    print(error)
