import asyncio
import random


class Kitchen:
    def __init__(self, cooks):
        self.free = asyncio.Semaphore(cooks)
        self.served = []

    async def cook(self, dish, minutes):
        async with self.free:
            await asyncio.sleep(minutes / 100)
            self.served.append(dish)
            return f"{dish} ({minutes} min)"


async def main():
    random.seed(3)
    kitchen = Kitchen(cooks=2)
    menu = {"soup": 5, "salad": 12, "steak": 25}
    async with asyncio.TaskGroup() as group:
        orders = [group.create_task(kitchen.cook(d, m), name=d) for d, m in menu.items()]
    for order in orders:
        print(order.get_name(), "->", order.result())
    print(kitchen.served)


asyncio.run(main())
