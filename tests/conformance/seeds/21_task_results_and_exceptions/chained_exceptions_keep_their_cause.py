import asyncio


class ServiceError(Exception):
    pass


async def query():
    await asyncio.sleep(0)
    raise ConnectionError("refused")


async def service():
    try:
        await query()
    except ConnectionError as error:
        raise ServiceError("the service is down") from error


async def main():
    await asyncio.create_task(service())


asyncio.run(main())
