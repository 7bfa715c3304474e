def worker():
    while True:
        yield


w = worker()
next(w)
w.throw(LookupError("thrown in"))
