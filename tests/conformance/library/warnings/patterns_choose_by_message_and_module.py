import asyncio
import warnings

warnings.filterwarnings("ignore", message="old .* is")
warnings.filterwarnings("ignore", message="coroutine .* was never awaited")
warnings.filterwarnings("error", category=FutureWarning, module="__main__$")
warnings.warn("old thing is going")
warnings.warn("OLD thing is ignored, too")
warnings.warn("a new thing")
try:
    warnings.warn("soon", FutureWarning)
except FutureWarning as error:
    print(repr(error))
print([(action, message and message.pattern, category.__name__, module and module.pattern, line) for action, message, category, module, line in warnings.filters[:3]])


async def quiet():
    pass


async def main():
    quiet()
    await asyncio.sleep(0)
    print("not a word about it")


asyncio.run(main())
