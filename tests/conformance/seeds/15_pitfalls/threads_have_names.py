import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def who():
    return threading.current_thread().name


async def main():
    print(who())
    print(await asyncio.to_thread(who))
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="pool") as pool:
        print(await asyncio.get_running_loop().run_in_executor(pool, who))


asyncio.run(main())
