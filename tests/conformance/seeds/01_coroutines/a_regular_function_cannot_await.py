def regular():
    await something()


async def something():
    pass


regular()
