# run: --compare last-line
import asyncio
import gc


class Noted:
    def __del__(self):
        print("noted ends")


async def holds_itself(box):
    me = asyncio.current_task()
    noted = Noted()
    box.append(me)
    await asyncio.get_running_loop().create_future()


async def main():
    box = []
    task = asyncio.create_task(holds_itself(box), name="itself")
    await asyncio.sleep(0)
    box.clear()
    del task
    print("before")
    print(gc.collect() > 0)
    print("after", len(asyncio.all_tasks()))


asyncio.run(main())
