// How much longer a run takes that is traced: prints, as JSON, for each program the milliseconds of a run untraced and
// traced. In a process of its own, so that nothing else has filled its heap.
import { load, ownTime } from "./module.mjs";
import { median } from "./statistics.mjs";

/** Programs that do little but what a trace tells of. */
const told = {
    "200,000 switches of 100 tasks":
        "async def worker():\n    for _ in range(2_000): await asyncio.sleep(0)\n" +
        "async def main(): await asyncio.gather(*(worker() for _ in range(100)))\n",
    "30,000 jobs through a queue": `
async def produce(queue):
    for job in range(300):
        await queue.put(job)
        await asyncio.sleep(0.001)

async def consume(queue):
    while True:
        await queue.get()
        queue.task_done()

async def main():
    queue = asyncio.Queue(5)
    producers = [asyncio.create_task(produce(queue)) for _ in range(100)]
    consumers = [asyncio.create_task(consume(queue)) for _ in range(10)]
    await asyncio.gather(*producers)
    await queue.join()
    for consumer in consumers: consumer.cancel()
`,
};

/** Milliseconds of a run, its trace taken after each portion as the page does, and of one without. */
async function tracedAndNot(source) {
    const { open } = await load();
    const time = (traced) => {
        const session = open(`${source}\nasyncio.run(main())\n`, traced);
        const began = ownTime();
        while (session.advance(100_000, Infinity) === 0) if (traced) session.takeTrace();
        const taken = ownTime() - began;
        session.delete();
        return taken;
    };
    const inTurns = (times) => Array.from({ length: times }, () => [time(false), time(true)]);
    // V8 compiles the interpreter in the first ones, in threads whose time counts, too.
    inTurns(10);
    const rounds = inTurns(30);
    return [0, 1].map((index) => median(rounds.map((round) => round[index])));
}

const results = {};
for (const [name, source] of Object.entries(told)) results[name] = await tracedAndNot(source);
console.log(JSON.stringify(results));
