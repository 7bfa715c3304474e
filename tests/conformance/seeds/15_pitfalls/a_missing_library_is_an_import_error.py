import asyncio
import requests_that_block


async def main():
    return requests_that_block.get("https://example.com")


asyncio.run(main())
