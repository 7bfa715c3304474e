import gc

shared = ["shared"]
first = [shared]
second = {"key": shared}
third = (shared, 1)
referrers = gc.get_referrers(shared)
print(first in referrers, second in referrers, third in referrers, ["unrelated"] in referrers)
print(gc.get_referents(first))
print([gc.is_tracked(each) for each in ([], {}, {"a": 1}, {"a": []}, (), ([],), 0, "text", None)])
gc.set_debug(gc.DEBUG_SAVEALL)
gc.collect()
gc.garbage.clear()
circle = ["circle"]
circle.append(circle)
del circle
gc.collect()
gc.set_debug(0)
print([each[0] for each in gc.garbage])
print(any(each is first for each in gc.get_objects()))
