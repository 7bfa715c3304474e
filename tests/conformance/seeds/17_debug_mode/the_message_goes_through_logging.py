import asyncio
import logging
import time

logging.basicConfig(format="%(levelname)s from %(name)s", level=logging.WARNING)


async def main():
    time.sleep(0.15)


asyncio.run(main(), debug=True)
