import asyncio
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Refused(Exception):
    def __repr__(self):
        return "Refused, as it says itself"


async def value(result):
    if isinstance(result, Exception):
        raise result
    return result


async def main():
    holder = []
    for result in (Point(1, 2), [Point(3, 4)], {"p": Point(5, 6)}, Refused(), holder):
        task = asyncio.create_task(value(result), name="job")
        await asyncio.wait([task])
        print(task, task.exception() is not None)
    holder.append(task)
    print(task)
    future = asyncio.get_running_loop().create_future()
    future.set_result(Point(7, 8))
    print([future])


asyncio.run(main())
