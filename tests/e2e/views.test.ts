// The views of a run on the page: the story, the await graph, the inspector, the loop's phases, the doctor's warnings. All
// show the moment of the playhead, and what is chosen in one is shown in the others.
import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { pasteProgram, visitForEachTest, waitForState, type Site } from "./browser";

let site: Site;
let page: Page;
visitForEachTest((visit, opened) => {
    page = visit.page;
    site = opened;
});

async function runAtOnce(program: string): Promise<void> {
    await pasteProgram(page, program);
    await page.getByRole("slider", { name: "Speed" }).fill("100");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await waitForState(page, /finished|running/);
}

/** Puts the playhead at the first sentence of the story that holds the words. */
async function goTo(sentence: string | RegExp): Promise<void> {
    await page.getByRole("tab", { name: "Story" }).click();
    await page.getByRole("region", { name: "Story" }).getByRole("button", { name: sentence }).first().click();
}

const family = `import asyncio

async def fetch(n):
    await asyncio.sleep(n)
    return n

async def guarded(n):
    job = asyncio.create_task(fetch(n), name=f"fetch-{n}")
    async with asyncio.timeout(0.5):
        return await asyncio.shield(job)

async def main():
    guards = [asyncio.create_task(guarded(n), name=f"guard-{n}") for n in (0.2, 0.8)]
    print(await asyncio.gather(*guards, return_exceptions=True))
    await asyncio.sleep(1)

asyncio.run(main())
`;

const deadlock = `import asyncio

async def take(first, second):
    async with first:
        await asyncio.sleep(0.1)
        async with second:
            pass

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(
        asyncio.create_task(take(a, b), name="left"),
        asyncio.create_task(take(b, a), name="right"),
    )

asyncio.run(main())
`;

const careless = `import asyncio
import time

async def forgotten():
    pass

async def blocking():
    time.sleep(0.3)

async def main():
    forgotten()
    await asyncio.create_task(blocking(), name="blocker")

asyncio.run(main())
`;

describe("The story", () => {
    test("tells the run in sentences, and a click on one takes the playhead there", async () => {
        await runAtOnce(family);
        await waitForState(page, "finished");
        await goTo(
            "The timeout asks guard-0.8 to cancel; it awaits a shield, line 10, which keeps fetch-0.8 running.",
        );
        await expect
            .poll(() => page.getByRole("status", { name: "What happened" }).textContent())
            .toBe(
                "0.500 s: The timeout asks guard-0.8 to cancel; it awaits a shield, line 10, which keeps fetch-0.8 running.",
            );
        expect(await page.locator(".story-line").textContent()).toContain(
            "The timeout asks guard-0.8 to cancel",
        );
    });

    test("has a sentence for every event when asked", async () => {
        await runAtOnce("print('once')\n");
        await waitForState(page, "finished");
        await page.getByRole("tab", { name: "Story" }).click();
        await page.getByRole("checkbox", { name: "every event" }).check();
        const told = page.getByRole("region", { name: "Story" }).locator("li");
        const events = await page.locator(".scrubber output").textContent();
        await expect.poll(() => told.count()).toBe(Number(/\/ (\d+)/.exec(events ?? "")?.[1]));
    });
});

describe("The await graph", () => {
    const node = (name: RegExp) =>
        page.getByRole("region", { name: "Await graph" }).getByRole("button", { name });

    test("shows who waits for whom at the playhead, through what, and who cancels whom", async () => {
        await runAtOnce(family);
        await waitForState(page, "finished");
        await goTo(/^0.500 The timeout asks guard-0.8|The timeout asks guard-0.8/);
        await node(/^guard-0.8, .*guard-0.8 waits for fetch-0.8 through shield/).waitFor({
            state: "attached",
        });
        await node(/^timeout; timeout cancels guard-0.8/).waitFor({ state: "attached" });
    });

    test("is gone through by keyboard, and what is chosen is in the inspector", async () => {
        await runAtOnce(family);
        await waitForState(page, "finished");
        await goTo(/The timeout asks guard-0.8/);
        await node(/^Task-1/).focus();
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("Enter");
        const chosen = page.getByRole("region", { name: "Await graph" }).locator('[aria-pressed="true"]');
        const name = (await chosen.locator("title").textContent())!.split(",")[0]!;
        await page.getByRole("region", { name: "Inspector" }).getByRole("heading", { name }).waitFor();
    });

    test("marks tasks that wait in a circle, and so does the doctor", async () => {
        await runAtOnce(deadlock);
        await node(/^left, .*in a circle/).waitFor({ state: "attached" });
        await node(/^right, .*in a circle/).waitFor({ state: "attached" });
        await page.getByRole("tab", { name: /^Warnings/ }).click();
        await page
            .getByRole("region", { name: "Warnings" })
            .getByText(/(left waits for right|right waits for left).*none of them can go on/)
            .waitFor();
    });
});

describe("The inspector", () => {
    const inspector = () => page.getByRole("region", { name: "Inspector" });

    test("shows the stack of a task with its lines and variables", async () => {
        await runAtOnce(family);
        await waitForState(page, "finished");
        await goTo(/guard-0.8 awaits fetch-0.8 behind a shield/);
        await page.getByRole("application", { name: "Lanes of the tasks" }).focus();
        const heading = inspector().getByRole("heading", { name: /guard-0.8/ });
        for (let lane = 0; lane < 6 && !(await heading.isVisible()); lane++) {
            await page.keyboard.press("ArrowDown");
            await page.waitForTimeout(150);
        }
        await heading.waitFor();
        await inspector().getByText("guarded()", { exact: true }).nth(1).waitFor();
        expect(await inspector().locator("ol dl").first().textContent()).toContain("n");
        expect(await inspector().textContent()).toContain("timeout 0.5 → ");
        await goTo(/The timeout asks guard-0.8/);
        await expect.poll(() => inspector().textContent()).toContain("asked, not there yet; by a timeout");
    });

    test("shows the error of a task that failed", async () => {
        await runAtOnce(family);
        await waitForState(page, "finished");
        await goTo(/guard-0.8 fails with TimeoutError/);
        await page.getByRole("region", { name: "Story" }).waitFor();
        await expect.poll(() => inspector().textContent()).toContain("task, failed");
        expect(await inspector().textContent()).toContain("TimeoutError");
    });
});

describe("The loop", () => {
    test("is stepped through by the phases of its iterations", async () => {
        await runAtOnce(family);
        await waitForState(page, "finished");
        await goTo(/guard-0.2 awaits fetch-0.2/);
        const loop = page.getByRole("region", { name: "Iteration" });
        const phase = () => loop.locator('[aria-current="step"]').textContent();
        const seen: (string | null)[] = [];
        for (let step = 0; step < 4; step++) {
            await loop.getByRole("button", { name: "Next phase" }).click();
            await page.waitForTimeout(100);
            seen.push(await phase());
        }
        expect(seen).toEqual(["run ready", "wait", "timers", "run ready"]);
        await loop.getByRole("button", { name: "Phase before" }).click();
        await expect.poll(phase).toBe("timers");
    });
});

describe("The loop doctor", () => {
    test("lists what is wrong with its line, marks it in the editor, and leads there", async () => {
        await runAtOnce(careless);
        await waitForState(page, "finished");
        await page.getByRole("tab", { name: "Warnings · 2" }).click();
        const warnings = page.getByRole("region", { name: "Warnings" });
        await warnings.getByRole("button", { name: /never awaited.*line 11/ }).waitFor();
        await warnings.getByRole("button", { name: /blocks the loop.*line 8/ }).click();
        await waitForState(page, "paused");
        await page.getByRole("region", { name: "Program" }).getByText("2 warnings").waitFor();
    });
});

describe("On a narrow screen", () => {
    test("each view is a tab without a serious axe finding", async () => {
        const { page, leave } = await site.visit({
            viewport: { width: 360, height: 740 },
            colorScheme: "dark",
        });
        await page.getByText("fetch 1 begins").first().waitFor({ state: "attached" });
        await page.evaluate(axe.source);
        for (const name of ["Story", "Warnings", "Loop", "Graph", "Inspector"]) {
            await page.getByRole("tab", { name }).click();
            const serious = await page.evaluate(async () => {
                const found = await (window as unknown as { axe: typeof axe }).axe.run();
                return found.violations
                    .filter(({ impact }) => impact === "serious" || impact === "critical")
                    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
            });
            expect(serious).toEqual([]);
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
        }
        await leave();
    });
});
