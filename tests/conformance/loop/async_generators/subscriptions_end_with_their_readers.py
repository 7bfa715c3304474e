import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, AsyncIterator

@dataclass(frozen=True, slots=True)
class Message:
    topic: str
    body: Any
    seq: int = field(default=0, compare=False)

class Broker:
    def __init__(self): self._subs: dict[str, set[asyncio.Queue]] = defaultdict(set)
    async def publish(self, topic, body):
        for i, q in enumerate(sorted(self._subs[topic], key=id)):
            await q.put(Message(topic, body))
    async def subscribe(self, topic: str) -> AsyncIterator[Message]:
        q: asyncio.Queue[Message] = asyncio.Queue()
        self._subs[topic].add(q)
        try:
            while True:
                msg = await q.get()
                if msg.body is None: return
                yield msg
        finally:
            self._subs[topic].discard(q)
            print("unsubscribed from", topic, len(self._subs[topic]))

async def listener(name, broker, topic, limit=None):
    n = 0
    async for msg in broker.subscribe(topic):
        print(name, msg)
        n += 1
        if limit and n >= limit: break
    return name, n

async def main():
    b = Broker()
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(listener("L1", b, "news")), tg.create_task(listener("L2", b, "sport", 2))]
        await asyncio.sleep(0)
        for i in range(3):
            await b.publish("news", f"n{i}")
            await b.publish("sport", f"s{i}")
            await asyncio.sleep(0.01)
        await b.publish("news", None)
    print([t.result() for t in ts])
    print(Message.__doc__, Message("a", 1) == Message("a", 1, 5))
    try: Message("a", 1).body = 2
    except Exception as e: print(type(e).__name__, e)

asyncio.run(main())
