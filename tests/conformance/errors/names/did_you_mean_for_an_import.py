from asyncio import gathr
