import asyncio


async def coroutine_function():
    pass


class Service:
    async def method(self):
        pass


async def main():
    loop = asyncio.get_running_loop()
    schedules = {
        "call_soon": loop.call_soon,
        "call_later": lambda callback: loop.call_later(0, callback),
        "call_at": lambda callback: loop.call_at(0, callback),
        "call_soon_threadsafe": loop.call_soon_threadsafe,
        "run_in_executor": lambda callback: loop.run_in_executor(None, callback),
    }
    for name, schedule in schedules.items():
        for callback in (coroutine_function, Service().method, 5):
            try:
                schedule(callback)
            except TypeError as error:
                print(name, "-", str(error).partition(", got")[0])


asyncio.run(main(), debug=True)
