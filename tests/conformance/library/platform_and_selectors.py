import asyncio
import platform
import selectors

if platform.system() == "Windows":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
print(platform.system(), platform.python_implementation(), platform.python_version_tuple()[:2])


async def main():
    return asyncio.get_running_loop().is_running()


def make_loop():
    return asyncio.SelectorEventLoop(selectors.SelectSelector())


print(asyncio.run(main(), loop_factory=make_loop))
