import asyncio


async def order(dish, *extras, size="medium", **notes):
    await asyncio.sleep(0)
    text = f"{size} {dish}"
    if extras:
        text += " with " + ", ".join(extras)
    for key in sorted(notes):
        text += f" ({key}: {notes[key]})"
    return text


async def main():
    print(await order("pizza"))
    print(await order("pizza", "olives", "basil", size="large"))
    print(await order("soup", table=4, hurry=True))


asyncio.run(main())
