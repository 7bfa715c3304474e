import asyncio

async def myTask():
    print("myTask starts")
    await asyncio.sleep(0.1)
    print("myTask ends")


async def myFunc():
    print("Creating myTask")
    task = asyncio.create_task(myTask(), name='myTask')
    print("Created myTask")
    for i in range(10):
        print(i)
        if i == 4:
            await asyncio.sleep(0)
    await task
asyncio.run(myFunc())
