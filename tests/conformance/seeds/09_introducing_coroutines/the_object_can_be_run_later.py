import asyncio


async def greeting(name):
    return f"Hello, {name}!"


coroutines = [greeting(name) for name in ("Ada", "Grace")]
print("two objects exist, nothing ran yet")
for coroutine in coroutines:
    print(asyncio.run(coroutine))
