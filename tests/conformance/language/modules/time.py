import time

before = time.time(), time.monotonic(), time.perf_counter()
time.sleep(0.05)
after = time.time(), time.monotonic(), time.perf_counter()
print([0.04 < b - a < 0.2 for a, b in zip(before, after)], type(time.time()).__name__, isinstance(time.time_ns(), int))
epoch = time.gmtime(0)
print(epoch.tm_year, epoch[1], time.strftime("%Y-%m-%d %H:%M:%S", epoch), isinstance(time.process_time(), float))
print(time.strftime("%H:%M:%S", time.gmtime(3725)), len(time.strftime("%X")) > 0)
