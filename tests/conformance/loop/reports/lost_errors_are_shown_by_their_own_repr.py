import asyncio


class User:
    def __repr__(self):
        return "User!"


class Refused(Exception):
    def __repr__(self):
        return "Refused, as it says itself"


async def fail(error):
    raise error


async def main():
    for error in (KeyError(User()), Refused("lost")):
        task = asyncio.create_task(fail(error), name="lost")
        del error
        await asyncio.sleep(0)
        del task
    try:
        asyncio.create_task([User()])
    except TypeError as refused:
        print(refused)


asyncio.run(main())
