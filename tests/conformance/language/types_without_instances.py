# Types of which only the interpreter makes objects.
import asyncio


def generator():
    yield


async def coroutine():
    pass


async def async_generator():
    yield


running = coroutine()
steps = async_generator()
objects = [
    generator(),
    running,
    running.__await__(),
    steps,
    steps.asend(None),
    steps.athrow(ValueError),
    steps.aclose(),
    iter([]),
    reversed([]),
    iter(()),
    iter({}),
    {}.keys(),
    {}.values(),
    {}.items(),
    iter(set()),
    iter(range(1)),
    iter(int, 0),
    print,
    [].append,
    int | str,
]
for each in objects:
    try:
        type(each)()
    except TypeError as error:
        print(error)
    try:
        type(each)(1, key=2)
    except TypeError as error:
        print(error)
print(type(...)(), type(None)(), type(NotImplemented)())
for each in objects:
    try:
        object.__new__(type(each))
        print("made", type(each))
    except TypeError:
        print("not made")
    try:

        class Derived(type(each)):
            pass

        Derived()
        print("derived", type(each))
    except TypeError:
        print("not derived")


async def main():
    sleep = asyncio.sleep(0)
    try:
        type(sleep)()
    except TypeError as error:
        print(error)
    await sleep


running.close()
for step in objects[4:7]:
    step.close()
asyncio.run(main())
