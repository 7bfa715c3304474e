import gc


def told(phase, info):
    print(phase, info)


gc.collect()
gc.callbacks.append(told)
circle = []
circle.append(circle)
del circle
print(gc.collect())
gc.collect(0)
gc.callbacks.remove(told)
print(gc.collect())
before = gc.get_stats()[2]["collections"]
gc.collect()
print(gc.get_stats()[2]["collections"] - before)
