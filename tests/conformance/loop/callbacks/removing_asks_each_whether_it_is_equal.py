import asyncio


class Counted:
    def __init__(self, number):
        self.number = number

    def __call__(self, future):
        print("called", self.number)

    def __eq__(self, other):
        print("asked", self.number, "about", other.number)
        return self.number == other.number

    def method(self, future):
        print("method called", self.number)


class Refuses:
    def __call__(self, future):
        print("refuses, and is called")

    def __eq__(self, other):
        raise ValueError("no answer")


async def main():
    loop = asyncio.get_running_loop()
    one, two = Counted(1), Counted(2)
    future = loop.create_future()
    future.add_done_callback(one.method)
    future.add_done_callback(two.method)
    future.add_done_callback(one.method)
    print("methods removed:", future.remove_done_callback(one.method))
    print("none removed:", future.remove_done_callback(Counted(3).method))
    future.set_result(None)
    await asyncio.sleep(0)

    future = loop.create_future()
    future.add_done_callback(one)
    future.add_done_callback(two)
    print("objects removed:", future.remove_done_callback(Counted(1)))
    future.set_result(None)
    await asyncio.sleep(0)

    future = loop.create_future()
    future.add_done_callback(Refuses())
    try:
        future.remove_done_callback(one)
    except ValueError as error:
        print("ValueError:", error)
    future.cancel()
    await asyncio.sleep(0)


asyncio.run(main())
