import asyncio
import aiomagic

asyncio.run(aiomagic.main())
