import asyncio
import logging

logging.basicConfig(level=logging.DEBUG)


async def main():
    logging.info("main runs")
    await asyncio.sleep(0.01)
    logging.getLogger("app").debug("slept %s ms", 10)


asyncio.run(main())
