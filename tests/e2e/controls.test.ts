// The controls: every one by pointer and by key, what it does, and why it cannot when it cannot.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { outputLines, pasteProgram, visitForEachTest, waitForState } from "./browser";

let page: Page;
visitForEachTest((visit) => {
    page = visit.page;
});

const button = (name: string) => page.getByRole("button", { name, exact: true });
const moment = () => page.getByRole("slider", { name: "Moment" });

/** How many events lie behind the playhead. */
async function count(): Promise<number> {
    await page.evaluate(
        () => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))),
    );
    const text = await moment().getAttribute("aria-valuetext");
    return Number(/event ([\d,]+) of/.exec(text ?? "")?.[1]?.replaceAll(",", ""));
}

/** Leaves whatever has the focus, as a press beside everything would. */
async function leaveFocus(): Promise<void> {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

const program = `import asyncio

async def work(n):
    print("begin", n)
    await asyncio.sleep(n)
    print("end", n)

async def main():
    await asyncio.gather(work(1), work(2))

asyncio.run(main())
`;

async function runAtOnce(text = program): Promise<void> {
    await pasteProgram(page, text);
    await page.getByRole("slider", { name: "Speed" }).fill("100");
    await page.keyboard.press("Control+Enter");
    await waitForState(page, "finished");
    await leaveFocus();
}

describe("Stepping", () => {
    test("goes on and back by what the loop runs, by button and by key", async () => {
        await runAtOnce();
        await page.keyboard.press("Home");
        await expect.poll(count).toBe(0);
        await page.keyboard.press("F10");
        const first = await count();
        await button("Step").click();
        const second = await count();
        expect([first > 0, second > first + 1]).toEqual([true, true]);
        await page.keyboard.press("F7");
        expect(await count()).toBe(first);
        await button("Step back").click();
        expect(await count()).toBe(0);
        expect(await button("Step back").getAttribute("title")).toBe("This is the beginning");
        await leaveFocus();
        await page.keyboard.press("End");
        await expect.poll(() => button("Step").getAttribute("title")).toBe("This is the end");
    });

    test("follows one task, or goes from line to line, as is chosen", async () => {
        await runAtOnce();
        const walk = async (kind: string) => {
            await page.getByRole("combobox", { name: "Step by" }).selectOption(kind);
            await leaveFocus();
            await page.keyboard.press("Home");
            const places = [];
            for (let step = 0; step < 6; step++) {
                await page.keyboard.press("ArrowRight");
                places.push(await count());
            }
            return places;
        };
        const [loop, task, line] = [await walk("loop"), await walk("task"), await walk("line")];
        expect(new Set([loop, task, line].map(String)).size).toBe(3);
        for (const places of [loop, task, line]) expect(places).toEqual([...new Set(places)]);
        await page.keyboard.press("1");
        expect(await page.getByRole("combobox", { name: "Step by" }).inputValue()).toBe("loop");
    });
});

describe("Playing", () => {
    test("pauses and goes on, ends and begins again by key", async () => {
        await pasteProgram(page, program);
        await page.keyboard.press("Control+Enter");
        await page.getByText("begin 2").waitFor();
        await page.keyboard.press("F8");
        await waitForState(page, "paused");
        await page.keyboard.press("F8");
        await waitForState(page, "finished");
        await leaveFocus();
        await page.keyboard.press("r");
        await waitForState(page, "playing");
        await page.keyboard.press("Space");
        await waitForState(page, "paused");
        expect(await outputLines(page)).not.toContain("end 2");
    });

    test("stops by key, and Stop says when there is nothing to stop", async () => {
        await pasteProgram(page, 'print("on")\nwhile True: pass\n');
        await page.keyboard.press("Control+Enter");
        await page.getByText("on", { exact: true }).waitFor();
        await page.keyboard.press("Shift+F8");
        await waitForState(page, "stopped");
        expect(await button("Stop").getAttribute("title")).toBe("Nothing is running");
    });

    test("is slower and faster by key", async () => {
        await waitForState(page, "finished");
        const speed = page.getByRole("slider", { name: "Speed" });
        await leaveFocus();
        await page.keyboard.press("]");
        expect(await speed.inputValue()).toBe("55");
        await page.keyboard.press("[");
        await page.keyboard.press("[");
        expect(await speed.inputValue()).toBe("45");
    });
});

describe("The next run", () => {
    test("has the clock, the debug mode and the seed that were chosen", async () => {
        await pasteProgram(page, "import random\nprint(random.random())\n");
        const draw = async (seed: string) => {
            await page.getByRole("button", { name: /^Next run/ }).click();
            await page.getByRole("spinbutton", { name: "Seed" }).fill(seed);
            await page.keyboard.press("Enter");
            await page.keyboard.press("Escape");
            await button("Run").click();
            await waitForState(page, "finished");
            return (await outputLines(page))[0];
        };
        const [one, other, again] = [await draw("1"), await draw("2"), await draw("1")];
        expect([one === again, one === other]).toEqual([true, false]);

        await leaveFocus();
        await page.keyboard.press("c");
        await page.keyboard.press("d");
        const name = "Next run: real clock · debug · seed 1";
        const settings = page.getByRole("button", { name, exact: true });
        await settings.waitFor();
        await page.keyboard.press("n");
        expect(await settings.count()).toBe(0);
    });

    test("on the real clock takes its time", async () => {
        await pasteProgram(page, "import time\ntime.sleep(0.5)\nprint('late')\n");
        await leaveFocus();
        await page.keyboard.press("c");
        const began = Date.now();
        await page.keyboard.press("Control+Enter");
        await page.getByText("late", { exact: true }).waitFor();
        expect(Date.now() - began).toBeGreaterThanOrEqual(480);
    });
});

describe("The help sheet", () => {
    test("lists the keys, and single characters can be switched off for good", async () => {
        await page.locator(".monaco.ready").waitFor();
        await leaveFocus();
        await page.keyboard.press("?");
        const sheet = page.getByRole("dialog", { name: "Keys" });
        await sheet.getByText("Step back").waitFor();
        await sheet.getByRole("checkbox").uncheck();
        await page.keyboard.press("Escape");
        await page.reload();
        await page.locator(".monaco.ready").waitFor();
        await leaveFocus();
        await page.keyboard.press("?");
        expect(await sheet.count()).toBe(0);
        await button("Keys").click();
        await sheet.waitFor();
    });

    test("does not come while somebody types", async () => {
        await pasteProgram(page, "");
        await page.keyboard.type("# c d n ?");
        await expect
            .poll(() => page.locator(".monaco .view-line").first().textContent())
            .toMatch(/c.d.n.\?$/);
        expect(await page.getByRole("dialog").count()).toBe(0);
    });
});

describe("Breakpoints", () => {
    test("stop the playhead, by key or by a press on the line's number, and are kept", async () => {
        await pasteProgram(page, program);
        await page.locator(".monaco .view-line").nth(5).click();
        await page.keyboard.press("F9");
        await page.keyboard.press("Control+Enter");
        await waitForState(page, "paused");
        expect(await outputLines(page)).toEqual(["begin 1", "begin 2", "end 1"]);
        await page.reload();
        await page.getByText("Breakpoints at lines 6").waitFor({ state: "attached" });
        await page.locator(".monaco.ready").waitFor();
        await page.locator(".monaco .line-numbers", { hasText: /^6$/ }).click();
        await page.locator(".monaco .line-numbers", { hasText: /^4$/ }).click();
        await page.getByText("Breakpoints at lines 4").waitFor({ state: "attached" });
    });
});

describe("The editor knows asyncio", () => {
    test("offers the members of what a variable holds, and says what a parameter is", async () => {
        await pasteProgram(page, "import asyncio\njobs = asyncio.Queue()\n");
        await page.keyboard.type("jobs.tas");
        await page.locator(".suggest-widget").getByText("task_done").first().waitFor();
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.keyboard.type("asyncio.wait_for(jobs.get(), ");
        const hints = page.locator(".parameter-hints-widget");
        await hints.getByText("TimeoutError").waitFor();
        expect(await hints.locator(".active").first().textContent()).toBe("timeout");
    });

    test("explains a name under the pointer", async () => {
        await pasteProgram(page, "import asyncio\nasyncio.gather\n");
        await page
            .locator(".monaco .view-line")
            .nth(1)
            .getByText("gather")
            .hover({ position: { x: 80, y: 10 } });
        await page.locator(".monaco-hover").getByText("gives their results in order").waitFor();
    });
});

describe("The gallery", () => {
    test("is searched and walked by key, and plays up to the moment worth looking at", async () => {
        await page.locator(".monaco.ready").waitFor();
        await leaveFocus();
        await page.keyboard.press("e");
        const gallery = page.getByRole("dialog", { name: "Examples" });
        await gallery.waitFor();
        expect(await gallery.getByRole("listitem").count()).toBeGreaterThanOrEqual(30);
        await page.keyboard.type("deadlock");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        await waitForState(page, "paused");
        await page.getByText("Ann waits for Bob and Bob for Ann").waitFor();
        expect(await outputLines(page)).toEqual([
            "Ann has one lock and wants the other",
            "Bob has one lock and wants the other",
        ]);
        await page.keyboard.press("F8");
        await page.getByText("nobody has written anything", { exact: true }).waitFor();
    });

    test("says so when nothing fits", async () => {
        await button("Examples").click();
        await page.getByRole("searchbox").fill("zebra");
        await page.getByText("No example says that.").waitFor();
    });
});
