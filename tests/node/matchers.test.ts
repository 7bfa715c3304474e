// The assertions of loopscope/vitest: each holds and fails where it should, and a failure shows the moment in question.
import { beforeAll, describe, expect, test } from "vitest";
import { run, type Run } from "../../node/index";
import "../../node/vitest/index";

const program = `import asyncio, time

async def worker(delay):
    await asyncio.sleep(delay)
    return str(delay)

async def stubborn():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        pass

async def main():
    first = asyncio.create_task(worker(0.2), name="first")
    second = asyncio.create_task(worker(0.4), name="second")
    job = asyncio.create_task(worker(9), name="job")
    tough = asyncio.create_task(stubborn(), name="tough")
    await asyncio.wait([first, second])
    job.cancel("enough")
    tough.cancel()
    await asyncio.wait([job, tough])
    time.sleep(0.3)
    asyncio.create_task(worker(9), name="late")
    print("one")
    print("two")

asyncio.run(main())
`;

let outcome: Run;
beforeAll(async () => {
    outcome = await run(program);
});

/** What the assertion says when it fails. */
function failure(assertion: () => unknown): string {
    try {
        assertion();
    } catch (error) {
        return (error as Error).message;
    }
    throw new Error("the assertion holds");
}

describe("toPrint", () => {
    test("takes a text, lines, or a pattern", () => {
        expect(outcome).toPrint("one\ntwo\n");
        expect(outcome).toPrint("one\ntwo");
        expect(outcome).toPrint(["one", "two"]);
        expect(outcome).toPrint(/^two$/m);
        expect(outcome).not.toPrint("one");
    });

    test("shows the first line that differs, and the moment in which it was printed", () => {
        const text = failure(() => expect(outcome).toPrint(["one", "three"]));
        expect(text).toMatch(/line 2 differs\n\n {4}expected {2}three\n {4}printed {3}two\n/);
        expect(text).toMatch(/At 0\.70\d* s:/);
        expect(text).toMatch(/job +was cancelled at 0\.4/);
    });

    test("says how a program ended that printed too little", async () => {
        const broken = await run("print(1)\nraise ValueError('bad')\n");
        expect(failure(() => expect(broken).toPrint("1\n2\n"))).toContain(
            "The program ended with ValueError: bad, line 2: raise ValueError('bad')",
        );
    });
});

describe("toFinishBefore", () => {
    test("compares the ends of two tasks", () => {
        expect(outcome).toFinishBefore("first", "second");
        expect(outcome).not.toFinishBefore("second", "first");
    });

    test("shows the moment in which the first of them ended", () => {
        const text = failure(() => expect(outcome).toFinishBefore("second", "first"));
        expect(text).toContain("expected second to finish before first");
        expect(text).toMatch(
            /second ended at 0\.40\d* s with '0\.4'\.\nfirst ended at 0\.20\d* s with '0\.2'\./,
        );
        expect(text).toMatch(/second +waits for sleep.*, line 4: await asyncio\.sleep\(delay\)/);
    });

    test("says which tasks there are when there is none of the name", () => {
        expect(failure(() => expect(outcome).toFinishBefore("first", "third"))).toBe(
            "there is no task named third; there are: Task-1, first, second, job, tough, late",
        );
    });
});

describe("toHaveCancelled", () => {
    test("holds for a task that ended cancelled", () => {
        expect(outcome).toHaveCancelled("job");
        expect(outcome).not.toHaveCancelled("first");
    });

    test("says who asked, and that the task swallowed it", () => {
        const text = failure(() => expect(outcome).toHaveCancelled("tough"));
        expect(text).toMatch(/Task-1 asked to cancel it at 0\.4\d* s, line 20: tough\.cancel\(\)/);
        expect(text).toContain("It caught the CancelledError and went on.");
        expect(failure(() => expect(outcome).toHaveCancelled("first"))).toContain(
            "Nobody asked to cancel it.",
        );
    });
});

test("toTakeVirtually compares the run's clock, give or take a little", () => {
    expect(outcome).toTakeVirtually(0.7);
    expect(outcome).toTakeVirtually(0.8, 0.2);
    expect(outcome).not.toTakeVirtually(0.8);
    const text = failure(() => expect(outcome).toTakeVirtually(0.3));
    expect(text).toMatch(/expected the program to take 0\.3 s, give or take 0\.05 s; it took 0\.70\d* s/);
    expect(text).toMatch(/At 0\.3 s:\n(.*\n)* {4}second +waits for sleep/);
});

test("toLeaveNoTaskBehind names the tasks that asyncio.run had to end", async () => {
    const text = failure(() => expect(outcome).toLeaveNoTaskBehind());
    expect(text).toContain("it left late\n\nlate was created, line 23: ");
    const tidy = await run("import asyncio\nasyncio.run(asyncio.sleep(1))\n");
    expect(tidy).toLeaveNoTaskBehind();
});

test("toNeverBlockLongerThan finds the longest step", () => {
    expect(outcome).toNeverBlockLongerThan(0.31);
    const text = failure(() => expect(outcome).toNeverBlockLongerThan(0.1));
    expect(text).toMatch(
        /expected no step of the loop to take longer than 0\.1 s; Task-1 ran from 0\.4\d* s to 0\.7\d* s: 0\.3/,
    );
});

test("What is no run is refused", () => {
    expect(() => expect("text").toPrint("text")).toThrow("toPrint wants what `await run(program)` gives");
});
