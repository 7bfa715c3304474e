"""Policies are there to be asked and set; EventLoop is a class whose call makes a loop."""

import asyncio

policy = asyncio.get_event_loop_policy()
print(type(policy).__name__, policy is asyncio.get_event_loop_policy())
loop = policy.new_event_loop()
policy.set_event_loop(loop)
print(policy.get_event_loop() is loop, loop.run_until_complete(asyncio.sleep(0, "done")))
loop.close()


class Talking(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("a new loop")
        return super().new_event_loop()


asyncio.set_event_loop_policy(Talking())
asyncio.get_event_loop_policy().new_event_loop().close()
asyncio.set_event_loop_policy(None)
try:
    asyncio.set_event_loop_policy("default")
except TypeError as error:
    print(error)


async def main():
    return isinstance(asyncio.get_running_loop(), asyncio.SelectorEventLoop)


print(asyncio.run(main(), loop_factory=asyncio.EventLoop))
work = main()
try:
    asyncio.run(work, loop_factory=lambda: 5)
except AttributeError as error:
    print(error)
work.close()
