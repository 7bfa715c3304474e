import asyncio


async def service(attempt):
    await asyncio.sleep(0.3 - 0.1 * attempt)
    return f"answer of attempt {attempt}"


async def main():
    for attempt in range(1, 4):
        limit = 0.1 * attempt - 0.05
        try:
            answer = await asyncio.wait_for(service(attempt), timeout=limit)
        except TimeoutError:
            print(f"attempt {attempt} gave up after {limit:.2f} s")
        else:
            print(answer)
            break


asyncio.run(main())
