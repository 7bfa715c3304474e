def ping(n):
    pong(n)


def pong(n):
    if n > 2:
        raise StopIteration("enough")
    ping(n + 1)


ping(0)
