import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def work(seconds):
    time.sleep(seconds)
    return seconds


with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(work, [0.1, 0.05, 0.01])))
    futures = {pool.submit(work, s): s for s in (0.2, 0.02, 0.1)}
    for future in as_completed(futures):
        print("finished", futures[future], future.result())
