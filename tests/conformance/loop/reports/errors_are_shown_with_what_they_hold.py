import asyncio
async def lost(e): raise e
async def main():
    for e in (ValueError([1, 2]), KeyError((1, "a")), OSError(2, "no", "f"), ValueError({"k": [1]}), ExceptionGroup("g", [ValueError(1)]), ValueError(ValueError("in"))):
        t = asyncio.create_task(lost(e), name="t"); await asyncio.sleep(0); print(t); del t
    async def give(): return [ValueError(1), (2, {3})]
    t = asyncio.create_task(give(), name="r"); await t; print(t)
    f = asyncio.Future(); f.set_result({"a": [1, None]}); print(f)
asyncio.run(main())
