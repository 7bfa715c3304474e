import asyncio
import functools
import time


class Stopwatch:
    def __init__(self):
        self.times = {}

    def __call__(self, func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            begin = time.perf_counter()
            try:
                return await func(*args, **kwargs)
            finally:
                self.times.setdefault(func.__name__, []).append(time.perf_counter() - begin)

        return wrapper


watch = Stopwatch()


@watch
async def nap(seconds):
    await asyncio.sleep(seconds)


async def main():
    await asyncio.gather(nap(0.1), nap(0.2), nap(0.3))


asyncio.run(main())
for name, times in watch.times.items():
    print(name, len(times), f"longest {max(times):.1f}", f"sum {sum(times):.1f}")
