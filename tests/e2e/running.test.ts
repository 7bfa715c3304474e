// Running programs on the page: what a person types, runs, sees and stops.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
    lanes,
    outputLines,
    pasteProgram,
    programText,
    visibleText,
    visitForEachTest,
    waitForState,
    type Site,
} from "./browser";

let site: Site;
let page: Page;
visitForEachTest((visit, opened) => {
    page = visit.page;
    site = opened;
});

const run = () => page.getByRole("button", { name: "Run", exact: true }).click();
const stop = () => page.getByRole("button", { name: "Stop", exact: true }).click();

const twoWorkers = `import asyncio

async def worker(n):
    await asyncio.sleep(n / 10)
    print("worker", n, "<b>is done</b>")
    return n

async def main():
    tasks = [asyncio.create_task(worker(n), name=f"worker-{n}") for n in (1, 2)]
    print(await asyncio.gather(*tasks))

asyncio.run(main())
`;

/** The listing that a learner's note holds, and what it prints. */
const note = new URL(
    "../conformance/seeds/19_cooperative_multitasking/a_task_that_never_gets_its_turn",
    import.meta.url,
);
const noteListing = readFileSync(`${fileURLToPath(note)}.py`, "utf8");
const noteOutput = JSON.parse(readFileSync(`${fileURLToPath(note)}.expected.json`, "utf8"))
    .stdout as string[];

const aMillionEvents = `import asyncio

async def worker(i):
    for step in range(1500):
        await asyncio.sleep(0.01 + i % 7 * 0.001)

async def main():
    async with asyncio.TaskGroup() as group:
        for i in range(100):
            group.create_task(worker(i), name=f"worker-{i}")
    print("done")

asyncio.run(main())
`;

const tenThousand = `import asyncio

async def work(n):
    await asyncio.sleep(n % 10 / 10)
    return n

async def main():
    print(sum(await asyncio.gather(*[work(n) for n in range(10_000)])))

asyncio.run(main())
`;

const endlessDescent = `def down(n):
    return down(n + 1)

down(0)
`;

describe("A program that is pasted", () => {
    test("prints what the note says that it comes from", async () => {
        await pasteProgram(page, noteListing);
        await run();
        await waitForState(page, "finished");
        expect(await outputLines(page)).toEqual(noteOutput.slice(0, -1));
    });

    test("prints its output, as text and never as markup", async () => {
        await pasteProgram(page, twoWorkers);
        await run();
        await waitForState(page, "finished");
        expect(await outputLines(page)).toEqual([
            "worker 1 <b>is done</b>",
            "worker 2 <b>is done</b>",
            "[1, 2]",
        ]);
    });

    test("shows a lane for each task, with what became of it", async () => {
        await pasteProgram(page, twoWorkers);
        await run();
        await waitForState(page, "finished");
        await expect
            .poll(() => lanes(page))
            .toMatchObject([
                { Task: "Task-1", State: "finished" },
                { Task: "worker-1", State: "finished: 1" },
                { Task: "worker-2", State: "finished: 2" },
            ]);
    });

    test("runs by Ctrl+Enter from the editor", async () => {
        await pasteProgram(page, 'print("by key")\n');
        await page.keyboard.press("Control+Enter");
        await page.getByText("by key", { exact: true }).waitFor();
    });

    test("survives a reload", async () => {
        await pasteProgram(page, "print(1 + 1)  # mine\n");
        await page.reload();
        await expect
            .poll(() => visibleText(page.getByRole("region", { name: "Program" })))
            .toContain("# mine");
        await run();
        await expect.poll(() => outputLines(page)).toEqual(["2"]);
    });
});

describe("The editor", () => {
    test("keeps what was typed before Monaco came, and where", async () => {
        let arrive = () => {};
        const held = new Promise<void>((resolve) => (arrive = resolve));
        const { page, errors, leave } = await site.visit({}, (page) =>
            page.route("**/MonacoEditor*.js", async (route) => {
                await held;
                await route.continue();
            }),
        );
        const field = page.getByRole("textbox", { name: "Program text" });
        await field.focus();
        await page.keyboard.press("ControlOrMeta+Home");
        await page.keyboard.type("# early");
        arrive();
        await page.locator(".monaco.ready").waitFor();
        await page.keyboard.type(" and late");
        await expect
            .poll(() => page.locator(".monaco .view-line").first().textContent())
            .toMatch(/^#.early.and.lateimport.asyncio$/);
        expect(errors).toEqual([]);
        await leave();
    });

    test("keeps the program when the worker cannot come up, and the page says so", async () => {
        const { page, leave } = await site.visit({}, (page) =>
            page.route("**/worker-*.js", (route) => route.fulfill({ status: 500, body: "" })),
        );
        await page.getByRole("alert").filter({ hasText: "could not be loaded" }).waitFor();
        expect(await page.getByRole("region", { name: "Program" }).textContent()).toContain("import asyncio");
        await leave();
    });
});

describe("A program that is wrong", () => {
    test("runs nothing and is marked at its line when its syntax is wrong", async () => {
        await pasteProgram(page, 'print("before")\nx = (1,\n');
        await run();
        await page.getByText("SyntaxError: '(' was never closed").last().waitFor();
        expect(await outputLines(page)).not.toContain("before");
        const mark = page.getByRole("region", { name: "Program" }).locator(".wrong");
        const line = await page.locator(".monaco .view-line").nth(1).boundingBox();
        const marked = await mark.boundingBox();
        expect(Math.abs(marked!.y - line!.y)).toBeLessThan(4);
    });

    test("is marked at the line of an error that nothing catches", async () => {
        await pasteProgram(page, 'print("before")\n\nprint(1 / 0)\n');
        await run();
        await waitForState(page, "finished with exit code 1");
        expect((await outputLines(page)).at(-1)).toBe("ZeroDivisionError: division by zero");
        const mark = page.getByRole("region", { name: "Program" }).locator(".wrong");
        expect((await mark.textContent())?.trim()).toBe("ZeroDivisionError: division by zero");
        const line = await page.locator(".monaco .view-line").nth(2).boundingBox();
        const marked = await mark.boundingBox();
        expect(Math.abs(marked!.y - line!.y)).toBeLessThan(4);
    });
});

describe("A program that wants too much", () => {
    test.each([
        ["a list that grows for ever", "x = []\nwhile True:\n    x.append(' ' * 1000)\n", "MemoryError"],
        ["a huge integer power", "x = 10 ** 10 ** 10\n", "OverflowError: too many digits in integer"],
        ["calls without end", endlessDescent, "RecursionError: maximum recursion depth exceeded"],
    ])("ends with a clear error, and the page lives on: %s", async (_, program, error) => {
        await pasteProgram(page, program);
        await page.getByRole("slider", { name: "Speed" }).fill("100");
        await run();
        await waitForState(page, "finished with exit code 1");
        await expect.poll(async () => (await outputLines(page)).at(-1)).toBe(error);
        await pasteProgram(page, 'print("and on")\n');
        await run();
        await page.getByText("and on", { exact: true }).waitFor();
    });

    test("10,000 tasks: the page comes to their end, and steps back from it", async () => {
        await pasteProgram(page, tenThousand);
        await page.getByRole("slider", { name: "Speed" }).fill("100");
        await run();
        await waitForState(page, "finished");
        await expect.poll(() => outputLines(page)).toEqual(["49995000"]);
        await page.getByRole("button", { name: "Step back", exact: true }).click();
        await waitForState(page, "paused");
    });

    test("more than a million events: the page says what it dropped, and goes about in the rest", async () => {
        await pasteProgram(page, aMillionEvents);
        await page.getByRole("slider", { name: "Speed" }).fill("100");
        await run();
        await waitForState(page, "finished");
        await expect.poll(() => outputLines(page)).toEqual(["done"]);
        const dropped = await page.getByText("events are no longer kept").textContent();
        const events = Number(/[\d,]+/.exec(dropped!)![0].replaceAll(",", ""));
        expect(events).toBeGreaterThan(100_000);

        const place = page.locator(".events");
        await page.getByRole("slider", { name: "Moment" }).fill("0");
        await expect.poll(() => place.textContent()).toMatch(`${events.toLocaleString("en")} /`);
        await page.getByRole("button", { name: "Step", exact: true }).click();
        await expect.poll(() => place.textContent()).not.toMatch(`${events.toLocaleString("en")} /`);
        // A table of many rows grows from frame to frame.
        const tasks = async () => (await lanes(page)).map((lane) => lane["Task"]);
        await expect.poll(tasks).toContain("worker-99");
        await page.getByRole("slider", { name: "Moment" }).fill("10000");
        await waitForState(page, "finished");
    });
});

describe("A worker", () => {
    async function runForEver(): Promise<void> {
        await pasteProgram(page, 'import asyncio\nprint("on")\nasyncio.run(asyncio.sleep(1e9))\n');
        await page.getByRole("button", { name: /^Next run/ }).click();
        await page.getByRole("radio", { name: /^real/ }).check();
        await page.keyboard.press("Escape");
        await run();
        await page.getByText("on", { exact: true }).waitFor();
    }

    async function runsAgain(): Promise<void> {
        await pasteProgram(page, 'print("and again")\n');
        await run();
        await page.getByText("and again", { exact: true }).waitFor();
        await waitForState(page, "finished");
    }

    const loopscope = () => page.workers().find((worker) => /\/worker-/.test(worker.url()))!;

    test("that dies is replaced, and the page says so", async () => {
        await runForEver();
        await loopscope().evaluate(() => {
            setTimeout(() => {
                throw new RangeError("memory access out of bounds");
            });
        });
        const notice = page.getByRole("alert").filter({ hasText: "It was replaced" });
        await notice.waitFor();
        expect(await notice.textContent()).toContain("memory access out of bounds");
        await waitForState(page, "failed");
        expect(await programText(page)).toContain('print("on")');
        await runsAgain();
    });

    test("that answers nobody is replaced when the program is stopped", async () => {
        await runForEver();
        await loopscope().evaluate(() => self.close());
        await stop();
        await page.getByRole("alert").filter({ hasText: "did not answer Stop" }).waitFor();
        await runsAgain();
    });
});

describe("A program that never ends", () => {
    test("leaves the page responsive, and Stop ends it at once", async () => {
        await pasteProgram(page, 'print("on")\nwhile True: pass\n');
        await run();
        await page.getByText("on", { exact: true }).waitFor();
        // Frames go on while it runs.
        const frames = await page.evaluate(
            () =>
                new Promise<number>((resolve) => {
                    let count = 0;
                    const end = performance.now() + 500;
                    requestAnimationFrame(function frame(now) {
                        count++;
                        if (now < end) requestAnimationFrame(frame);
                        else resolve(count);
                    });
                }),
        );
        expect(frames).toBeGreaterThan(15);
        await stop();
        const began = Date.now();
        await waitForState(page, "stopped");
        expect(Date.now() - began).toBeLessThan(600);
        await pasteProgram(page, 'print("and again")\n');
        await run();
        await page.getByText("and again", { exact: true }).waitFor();
    });

    test("and always prints shows its newest lines and says what it left out", async () => {
        await pasteProgram(page, "n = 0\nwhile True:\n    n += 1\n    print(n)\n");
        await page.getByRole("slider", { name: "Speed" }).fill("100");
        await run();
        await page.getByText("earlier lines are not shown").waitFor();
        await stop();
        await waitForState(page, "stopped");
        const lines = await outputLines(page);
        expect(lines.length).toBeLessThanOrEqual(1000);
        expect(Number(lines[0])).toBeGreaterThan(1);
    });
});

describe("The list of examples", () => {
    test("opens an example in the editor and runs it", async () => {
        await page.getByRole("button", { name: "Examples", exact: true }).click();
        await page.getByRole("searchbox", { name: "Search the examples" }).fill("never gets its turn");
        await page.getByRole("button", { name: /A task that never gets its turn/ }).click();
        await page.getByText("Created myTask", { exact: true }).waitFor();
        await expect
            .poll(() => page.getByRole("region", { name: "Program" }).textContent())
            .toContain("myTask");
    });
});

describe("The playhead", () => {
    test("goes back and forth over the run, and everything with it", async () => {
        await waitForState(page, "finished");
        const moment = page.getByRole("slider", { name: "Moment" });
        await moment.fill("0");
        await expect.poll(() => outputLines(page)).not.toContain("[10, 20, 30]");
        await moment.press("End");
        await expect.poll(() => outputLines(page)).toContain("[10, 20, 30]");
        await page.getByRole("button", { name: "Step back", exact: true }).click();
        await waitForState(page, "paused");
    });

    test("pauses and goes on", async () => {
        await page.getByText("fetch 1 begins").waitFor();
        await page.getByRole("button", { name: "Pause", exact: true }).click();
        await waitForState(page, "paused");
        await page.getByRole("button", { name: "Play", exact: true }).click();
        await waitForState(page, "finished");
    });
});
