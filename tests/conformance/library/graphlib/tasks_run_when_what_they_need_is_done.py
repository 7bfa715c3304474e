import asyncio
from graphlib import CycleError, TopologicalSorter


async def build(name):
    await asyncio.sleep(0)
    print("built", name)
    return name


async def main():
    sorter = TopologicalSorter({"app": {"lib", "ui"}, "lib": {"core"}, "ui": {"core"}})
    sorter.add("tests", "app")
    sorter.prepare()
    while sorter.is_active():
        for name in await asyncio.gather(*map(build, sorted(sorter.get_ready()))):
            sorter.done(name)


asyncio.run(main())
print(list(TopologicalSorter({1: [2], 2: [3], 4: []}).static_order()))
for use in (
    lambda: TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare(),
    lambda: TopologicalSorter().get_ready(),
    lambda: TopologicalSorter({1: [2]}).done(1),
):
    try:
        use()
    except CycleError as error:
        print(type(error).__name__, error.args[0], len(error.args[1]))
    except ValueError as error:
        print(error)
sorter = TopologicalSorter({1: [2]})
sorter.prepare()
for node in (3, 1):
    try:
        sorter.done(node)
    except ValueError as error:
        print(error)
