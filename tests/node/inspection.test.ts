// What a session holds at a pause, asked through the typed session over the WebAssembly build.
import { beforeAll, expect, test } from "vitest";
import type { Loopscope } from "../../wasm/loopscope";
import { openLoopscope, runToEnd } from "./sessions";

let loopscope: Loopscope;
beforeAll(async () => {
    loopscope = await openLoopscope();
});

test("A session tells of its tasks, futures, timers and threads", () => {
    const session = loopscope.createSession();
    session.start(`
import asyncio

async def wait_for(future, seconds):
    async with asyncio.timeout(seconds):
        await future

async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(wait_for(future, 3), name="waiter")
    await asyncio.sleep(1)
    while True: pass

asyncio.run(main())
`);
    session.advance(50_000);
    const { time, tasks, futures, loops, threads } = session.inspect();
    session.dispose();
    expect(time).toBeGreaterThan(1);
    const waiter = tasks.find(({ name }) => name === "waiter")!;
    const future = futures.find(({ id }) => id === waiter.awaits)!;
    expect(waiter).toMatchObject({ state: "waiting", coroutine: "wait_for" });
    expect(waiter.stack).toEqual([
        {
            name: "wait_for",
            file: "<string>",
            line: 6,
            column: 9,
            endLine: 6,
            endColumn: 21,
            locals: [
                ["future", `<Future #${future.id}>`],
                ["seconds", "3"],
            ],
        },
    ]);
    expect(future).toMatchObject({ kind: "Future", state: "pending", waiters: [waiter.id] });
    expect(loops[0]?.timers).toMatchObject([
        { when: expect.closeTo(3, 2), ends: "Timeout", target: waiter.id },
    ]);
    expect(threads[0]).toMatchObject({ name: "MainThread", state: "running" });
    expect(tasks.find(({ name }) => name === "Task-1")).toMatchObject({
        state: "running",
        stack: [{ line: 12 }],
    });
});

test("An inspection names who waits at a lock, in the order in which they came", () => {
    const session = loopscope.createSession();
    session.start(`
import asyncio

async def use(lock, queue):
    async with lock:
        await queue.get()

async def main():
    lock, queue = asyncio.Lock(), asyncio.Queue()
    await asyncio.gather(*[use(lock, queue) for _ in range(4)])

asyncio.run(main())
`);
    while (session.advance(100_000).state === "running");
    const { tasks, places } = session.inspect();
    session.dispose();
    const idOf = (name: string) => tasks.find((task) => task.name === name)!.id;
    expect(places).toMatchObject([
        { kind: "Queue", waiters: [idOf("Task-2")] },
        { kind: "Lock", holder: idOf("Task-2"), waiters: ["Task-3", "Task-4", "Task-5"].map(idOf) },
    ]);
    expect(tasks.map(({ operation }) => operation)).toEqual([
        undefined,
        "Queue.get",
        "Lock.acquire",
        "Lock.acquire",
        "Lock.acquire",
    ]);
});

test("An inspection is empty once the program has ended", () => {
    const session = loopscope.createSession();
    session.start("print(1)");
    while (session.advance(100_000).state !== "ended");
    expect(session.inspect()).toEqual({
        time: 0,
        threads: [],
        loops: [],
        tasks: [],
        futures: [],
        places: [],
    });
    session.dispose();
});

test("Limits are set for each session", () => {
    const source = `
import asyncio
async def bomb(): await asyncio.gather(bomb(), bomb())
asyncio.run(bomb())
`;
    const bomb = runToEnd(loopscope, source, { limits: { tasks: 100 } });
    expect(bomb.problem?.message).toBe("can't create new task: 100 are not done, which is the limit");
    const limits = { recursion: 50, integerDigits: 700, integerBits: 6400, sliceUnits: 100 };
    const shown = "import sys\nprint(sys.getrecursionlimit(), sys.get_int_max_str_digits())\n1 << 9999\n";
    const outcome = runToEnd(loopscope, shown, { limits });
    expect(outcome.stdout).toBe("50 700\n");
    expect(outcome.problem?.kind).toBe("OverflowError");
});
