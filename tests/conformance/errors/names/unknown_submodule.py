import asyncio.magic
