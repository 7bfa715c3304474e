import asyncio


class Parcel(asyncio.Future):
    pass


class Job(asyncio.Task):
    pass


async def fails():
    raise ValueError("inside a job")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    parcel = Parcel()
    parcel.set_exception(KeyError("lost"))
    del parcel
    job = Job(fails(), loop=loop)
    await asyncio.sleep(0)
    del job
    plain = loop.create_future()
    plain.set_exception(OSError("plain"))
    del plain
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    parcel = Parcel()
    parcel.set_exception(KeyError("on stderr"))
    del parcel
    await asyncio.sleep(0)


asyncio.run(main())


async def shown():
    parcel = Parcel()
    job = Job(wait_for(parcel), loop=asyncio.get_running_loop(), name="j")
    print(parcel, job)
    await asyncio.sleep(0)
    parcel.set_result(1)
    await job
    print(parcel, job, asyncio.gather(job))


async def wait_for(parcel):
    await parcel


asyncio.run(shown())
