import gc

print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
print(type(gc.collect()).__name__, len(gc.get_count()), type(gc.get_threshold()).__name__, gc.garbage, len(gc.get_stats()))
print(gc.is_tracked([]), gc.is_tracked("text"), gc.is_tracked(1))
try:
    gc.collect(7)
except ValueError as error:
    print(error)
