// The package's front door: a whole run, a run step by step, and sessions that know nothing of each other.
import { describe, expect, test } from "vitest";
import { readRun, run, Session } from "../../node/index";
import type { Recording } from "../../web/trace/recording";

const worker = `import asyncio

async def worker(name, delay):
    await asyncio.sleep(delay)
    print(name)
    return str(name)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(worker("a", 2), name="slow")
        group.create_task(worker("b", 1), name="quick")

asyncio.run(main())
`;

describe("A run", () => {
    test("gives output, exit code, time and tasks", async () => {
        const outcome = await run(worker);
        expect(outcome).toMatchObject({
            exitCode: 0,
            stdout: "b\na\n",
            stderr: "",
            output: "b\na\n",
            error: null,
            stuck: null,
            outOfTime: false,
            time: expect.closeTo(2, 2),
        });
        expect(outcome.tasks).toMatchObject([
            { name: "Task-1", coroutine: "main", parent: null, outcome: "result" },
            {
                name: "slow",
                coroutine: "worker",
                parent: outcome.tasks[0]!.id,
                line: 10,
                created: expect.closeTo(0, 3),
                ended: expect.closeTo(2, 2),
                outcome: "result",
                text: "'a'",
                cancelRequests: [],
                swallowedCancel: false,
            },
            { name: "quick", text: "'b'" },
        ]);
        expect(outcome.tasks[1]!.spans.map(({ doing, wait, line }) => [doing, wait, line])).toEqual([
            ["ready", undefined, 10],
            ["running", undefined, 3],
            ["suspended", "Sleep", 4],
            ["ready", undefined, 4],
            ["running", undefined, 4],
        ]);
    });

    test("keeps stdout and stderr apart, and in the order in which they were printed", async () => {
        const source = "import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3)\n";
        expect(await run(source)).toMatchObject({ stdout: "1\n3\n", stderr: "2\n", output: "1\n2\n3\n" });
    });

    test("tells the error that ended it, and its exit code", async () => {
        const outcome = await run("print('before')\nraise ValueError('bad')\n", { fileName: "mine.py" });
        expect(outcome).toMatchObject({
            exitCode: 1,
            stdout: "before\n",
            error: { kind: "ValueError", message: "bad", line: 2 },
        });
        expect(outcome.stderr).toContain('File "mine.py", line 2');
        expect((await run("raise SystemExit(7)")).exitCode).toBe(7);
    });

    test("tells the error that kept it from starting", async () => {
        expect(await run("print(1 +)")).toMatchObject({
            exitCode: 1,
            error: { kind: "SyntaxError", line: 1 },
            tasks: [],
        });
    });

    test("takes the program as UTF-8 bytes", async () => {
        expect((await run(new TextEncoder().encode("print('é')"))).stdout).toBe("é\n");
        expect((await run(new Uint8Array([0x78, 0x3d, 0xff]))).error?.kind).toBe("SyntaxError");
    });

    test("says who is stuck when nothing is left that could wake it", async () => {
        const source = `import asyncio

async def take(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:
            pass

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(take(a, b), take(b, a))

asyncio.run(main())
`;
        const outcome = await run(source);
        expect(outcome.exitCode).toBe(1);
        expect(outcome.stuck?.tasks.sort()).toEqual(["Task-1", "Task-2", "Task-3"]);
        expect(outcome.stuck?.circles).toEqual([["Task-2", "Lock", "Task-3", "Lock"]]);
    });

    test("ends where `until` says, at the same place each time", async () => {
        const source = `import asyncio

async def main():
    for n in range(100):
        print(n)
        await asyncio.sleep(1)

asyncio.run(main())
`;
        const outcome = await run(source, { until: 2.5 });
        expect(outcome).toMatchObject({ exitCode: 124, outOfTime: true, stdout: "0\n1\n2\n" });
        const busy = "n = 0\nwhile True:\n    n += 1\n    if n % 1000 == 0: print(n)\n";
        const [one, other] = [await run(busy, { until: 0.1 }), await run(busy, { until: 0.1 })];
        expect(one.outOfTime).toBe(true);
        expect(one.stdout).toBe(other.stdout);
    });

    test("repeats itself for the same seed only", async () => {
        const source = "import random\nprint(random.random())\n";
        const [first, same, other] = await Promise.all([1, 1, 2].map((seed) => run(source, { seed })));
        expect(first!.stdout).toBe(same!.stdout);
        expect(first!.stdout).not.toBe(other!.stdout);
    });

    test("keeps its limits", async () => {
        const outcome = await run("x = [0] * 10_000_000", { limits: { memoryBytes: 2 ** 20 } });
        expect(outcome.error?.kind).toBe("MemoryError");
    });

    test("waits in real time where its clock is real", async () => {
        const began = performance.now();
        await run("import asyncio\nasyncio.run(asyncio.sleep(0.2))\n", { clock: "real" });
        expect(performance.now() - began).toBeGreaterThan(190);
    });

    test("ends with the reason of a signal that aborts it", async () => {
        const signal = AbortSignal.timeout(50);
        await expect(run("while True: pass", { signal })).rejects.toThrow(/timeout/);
    });

    test("lists warnings", async () => {
        const source = `import asyncio

async def never(): pass

async def main():
    never()

asyncio.run(main())
`;
        const { warnings, stderr } = await run(source);
        expect(stderr).toContain("was never awaited");
        for (const warning of warnings) expect(warning).toMatchObject({ event: expect.any(Number) });
    });

    test("has its trace as events", async () => {
        const { events } = await run(worker);
        expect(events[0]).toMatchObject({ index: 0, kind: "ProgramStarted", time: 0 });
        const cancels = events.filter(({ kind }) => kind === "TimerSet");
        expect(cancels[0]).toMatchObject({ fields: { deadline: expect.closeTo(2, 2), ends: "Sleep" } });
        expect(events.at(-1)).toMatchObject({ kind: "ProgramEnded", fields: { exit_code: 0 } });
        expect(events.map(({ index }) => index)).toEqual(events.map((_, index) => index));
    });

    test("knows who asked to cancel a task", async () => {
        const source = `import asyncio

async def main():
    task = asyncio.create_task(asyncio.sleep(5), name="job")
    await asyncio.sleep(1)
    task.cancel("enough")
    await asyncio.wait([task])

asyncio.run(main())
`;
        const { tasks } = await run(source);
        expect(tasks.find(({ name }) => name === "job")).toMatchObject({
            outcome: "cancelled",
            cancelRequests: [
                { by: "Task", task: "Task-1", message: "enough", line: 6, time: expect.closeTo(1, 2) },
            ],
        });
    });
});

describe("A session", () => {
    test("goes on one event at a time", async () => {
        using session = await Session.open(worker);
        const kinds: string[] = [];
        for (let event = session.step(); event !== null; event = session.step()) kinds.push(event.kind);
        expect(session.ended).toBe(true);
        expect(kinds).toContain("TaskSuspended");
        expect(kinds.at(-1)).toBe("ProgramEnded");
    });

    test("stops at a place of its trace, where it can be looked into", async () => {
        const { events } = await run(worker);
        const printed = events.find(({ kind, fields }) => kind === "Output" && fields.text === "b\n")!;
        using session = await Session.open(worker);
        session.runTo(printed.index + 1);
        expect(session.events).toBe(printed.index + 1);
        const quick = session.inspect().tasks.find(({ name }) => name === "quick");
        expect(quick).toMatchObject({ state: "running", stack: [{ name: "worker", line: 6 }] });
        expect(Object.fromEntries(quick!.stack![0]!.locals)).toMatchObject({ name: "'b'", delay: "1" });
        expect((await session.finish()).stdout).toBe("b\na\n");
    });

    test("does what is done to it from outside, and the same when it is repeated", async () => {
        using session = await Session.open(worker);
        while (session.tasks.every(({ name, spans }) => name !== "slow" || spans.at(-1)?.wait !== "Sleep"))
            session.step();
        const slow = session.tasks.find(({ name }) => name === "slow")!;
        const interventions = [
            { at: session.events, action: "throw", target: slow.id, type: "OSError", message: "no" } as const,
        ];
        session.intervene(interventions[0]!);
        const first = await session.finish();
        expect(first.interventions).toEqual([{ number: 0, at: interventions[0]!.at, error: null }]);
        expect(first.tasks.find(({ name }) => name === "slow")).toMatchObject({
            outcome: "failed",
            text: "OSError: no",
        });
        const again = await run(worker, { interventions });
        expect(again.events).toEqual(first.events);
    });

    test("says why something cannot be done to it, and goes on", async () => {
        const interventions = [
            { at: 3, action: "cancel", target: 999 },
            { at: 1_000_000, action: "moveTimer", target: 1, when: 1 },
        ] as const;
        expect(await run(worker, { interventions })).toMatchObject({
            exitCode: 0,
            interventions: [
                { number: 0, error: "there is no task or future with the number 999" },
                { number: 1, error: "the program had ended by then" },
            ],
        });
    });

    test("knows nothing of another one", async () => {
        using one = await Session.open("x = 1\nwhile True:\n    pass\n");
        using other = await Session.open(
            "try:\n    print(x)\nexcept NameError as error:\n    print(error)\n",
        );
        one.advance(1000);
        expect((await other.finish()).stdout).toBe("name 'x' is not defined\n");
        expect(one.ended).toBe(false);
    });

    test("keeps what it has learned when it is freed", async () => {
        const session = await Session.open(worker);
        session.runTo(20);
        session.dispose();
        session.dispose();
        expect(session.events).toBeGreaterThanOrEqual(20);
        expect(session.tasks).not.toEqual([]);
        expect(session.advance().state).toBe("ended");
    });

    test("frees its memory: many, one after the other, need no more than one", async () => {
        const source = "x = [0] * 1_000_000\nwhile True: pass\n";
        for (let n = 0; n < 100; n++) {
            using session = await Session.open(source);
            session.advance(100);
        }
    }, 60_000);

    test("is interrupted as by Ctrl+C", async () => {
        using session = await Session.open("while True:\n    pass\n");
        session.advance(1000);
        session.interrupt();
        expect(await session.finish()).toMatchObject({ exitCode: 130 });
    });
});

test("A session is interrupted in the middle of a real sleep, too", async () => {
    using session = await Session.open("import time\ntime.sleep(100)\n", { clock: "real" });
    const began = performance.now();
    const ending = session.finish();
    setTimeout(() => session.interrupt(), 100);
    expect((await ending).exitCode).toBe(130);
    expect(performance.now() - began).toBeLessThan(5_000);
});

describe("A saved run", () => {
    const bytesOf = async (session: Session) => new TextEncoder().encode(await session.save());
    const waiter = `import asyncio

async def main():
    print("waits")
    await asyncio.sleep(10)

asyncio.run(main())
`;

    test("is read as what came of it", async () => {
        const session = await Session.open(
            "import sys\nprint('out')\nprint('err', file=sys.stderr)\nsys.exit(3)\n",
        );
        const outcome = await session.finish();
        const { events, ...rest } = await readRun(await bytesOf(session));
        const { events: expected, ...others } = outcome;
        expect(rest).toEqual(others);
        expect([...events]).toEqual([...expected]);
    });

    test("that is saved in the middle stands where it stood", async () => {
        using session = await Session.open(waiter);
        session.runTo(12);
        const saved = await readRun(await bytesOf(session));
        expect([saved.events.length, saved.output]).toEqual([session.events, "waits\n"]);
        expect(saved.tasks[0]).toMatchObject({ name: "Task-1", ended: null });
    });

    test("has what was done to it from outside, at the place where it was done", async () => {
        using session = await Session.open(waiter, { fileName: "race.py", seed: 7 });
        session.runTo(12);
        const at = session.events;
        session.intervene({ at: 0, action: "cancel", target: session.tasks[0]!.id });
        await session.finish();
        const { settings, fileName } = JSON.parse(await session.save()) as Recording;
        expect([fileName, settings.seed]).toEqual(["race.py", 7]);
        expect(settings.interventions).toEqual([{ at, action: "cancel", target: session.tasks[0]!.id }]);
        using again = await Session.open(waiter, { ...settings, fileName });
        await again.finish();
        expect([...again.eventsFrom(0)]).toEqual([...session.eventsFrom(0)]);
    });

    test("is not made of a run whose first events are gone, and nothing else is read as one", async () => {
        using session = await Session.open("for n in range(20_000): print(n)\n", { keptEvents: 5_000 });
        await session.finish();
        await expect(session.save()).rejects.toThrow("its first events are no longer kept");
        await expect(readRun(new TextEncoder().encode("{}"))).rejects.toThrow(
            "no run that Loopscope has saved",
        );
    });
});
