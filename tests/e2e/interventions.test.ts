// Doing something to a program from the page: the menu, what comes of it, the list and the way back.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { outputLines, pasteProgram, seriousFindings, visitForEachTest, waitForState } from "./browser";

let page: Page;
visitForEachTest((visit) => {
    page = visit.page;
});

const program = `import asyncio

async def sleeper():
    print("sleeps")
    try:
        await asyncio.sleep(2)
        print("slept")
    except Exception as error:
        print("got", repr(error))

async def waiter(future):
    print("waits")
    print("has", await future)

async def main():
    future = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(sleeper(), name="sleeper"), asyncio.create_task(waiter(future), name="waiter")]
    print(await asyncio.wait(tasks, timeout=3) and [task.cancelled() for task in tasks])

asyncio.run(main())
`;

const moment = () => page.getByRole("slider", { name: "Moment" });
const menu = () => page.getByRole("dialog", { name: /^What can be done/ });
const done = () => page.getByRole("button", { name: /^\d+ interventions?$/ });

/** Runs the program and goes to one second, where both tasks wait. */
async function halfWay(): Promise<void> {
    await pasteProgram(page, program);
    await page.getByRole("slider", { name: "Speed" }).fill("100");
    await page.keyboard.press("Control+Enter");
    await waitForState(page, "finished");
    await moment().fill("3333");
    await expect.poll(() => outputLines(page)).toEqual(["sleeps", "waits"]);
}

/** Opens the menu at a task's chip in the editor and chooses an entry. */
async function choose(task: string, entry: string): Promise<void> {
    const chip = page.getByRole("region", { name: "Program" }).locator(".chip", { hasText: task });
    await chip.click({ button: "right" });
    await menu().getByRole("button", { name: entry }).click();
}

/** What stands in the output at the end of the run, as far as that is known. */
async function outputAtTheEnd(): Promise<string[]> {
    await moment().press("End");
    return outputLines(page);
}

describe("From the page", () => {
    test("a task is cancelled, the run goes on from there, and the way back is open", async () => {
        await halfWay();
        await choose("sleeper", "Cancel…");
        await menu().getByRole("textbox", { name: "Message" }).fill("enough");
        await menu().getByRole("button", { name: "Do it" }).click();
        await done().waitFor();
        await waitForState(page, "paused");
        await expect.poll(outputAtTheEnd).toEqual(["sleeps", "waits", "[True, False]"]);

        await done().click();
        await page.getByText("cancel sleeper (enough)").waitFor();
        await page.getByRole("button", { name: "Undo: cancel sleeper (enough)" }).click();
        expect(await done().count()).toBe(0);
        await expect.poll(outputAtTheEnd).toContain("slept");
    });

    test("an exception is thrown into a coroutine that waits", async () => {
        await halfWay();
        await choose("sleeper", "Throw into it…");
        await menu().getByLabel("Exception").fill("OSError");
        await menu().getByRole("textbox", { name: "Message" }).fill("pulled the plug");
        await page.keyboard.press("Enter");
        await done().waitFor();
        await expect.poll(outputAtTheEnd).toContain("got OSError('pulled the plug')");
    });

    test("what a task waits for gets a result", async () => {
        await halfWay();
        await choose("waiter", "What it waits for: give it a result…");
        await menu().getByRole("textbox").fill("[1, 'two']");
        await page.keyboard.press("Enter");
        await done().waitFor();
        await expect.poll(outputAtTheEnd).toContain("has [1, 'two']");
    });

    test("a timer's time is moved, and what was done is played again", async () => {
        await halfWay();
        await choose("sleeper", "Move its time…");
        await menu().getByRole("spinbutton").fill("1.2");
        await page.keyboard.press("Enter");
        await done().waitFor();
        await expect.poll(outputAtTheEnd).toContain("slept");
        const slept = page.getByRole("region", { name: "Output" }).locator(".line", { hasText: "slept" });
        await expect.poll(() => slept.locator(".time").textContent()).toBe("1.200");
        await page.getByRole("button", { name: "Restart" }).click();
        await waitForState(page, "finished");
        await expect.poll(() => slept.locator(".time").textContent()).toBe("1.200");
    });

    test("a timer is dragged to another time on its lane", async () => {
        await halfWay();
        const handle = page.getByRole("slider", { name: "sleeper's timer is due" });
        const box = (await handle.boundingBox())!;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x - 60, y, { steps: 6 });
        const wanted = Number(await handle.getAttribute("aria-valuenow"));
        expect(wanted).toBeGreaterThan(1);
        expect(wanted).toBeLessThan(1.95);
        await page.mouse.up();
        await done().waitFor();
        await expect.poll(outputAtTheEnd).toContain("slept");
        const slept = page.getByRole("region", { name: "Output" }).locator(".line", { hasText: "slept" });
        await expect.poll(() => slept.locator(".time").textContent()).toBe(wanted.toFixed(3));
    });

    test("a timer is moved by keys, when Enter says so", async () => {
        await halfWay();
        const handle = page.getByRole("slider", { name: "sleeper's timer is due" });
        await handle.focus();
        await page.keyboard.press("PageUp");
        expect(await handle.getAttribute("aria-valuetext")).toContain("Enter to set");
        await page.keyboard.press("Escape");
        expect(await handle.getAttribute("aria-valuetext")).toBe("at 2.000 s");
        await page.keyboard.press("ArrowRight");
        const wanted = Number(await handle.getAttribute("aria-valuenow"));
        await page.keyboard.press("Enter");
        await done().waitFor();
        const moved = page.getByRole("slider", { name: "sleeper's timer is due" });
        await expect.poll(() => moved.getAttribute("aria-valuenow")).toBe(String(wanted));
    });

    test.each(["Dark", "Light"])("nothing that opens has a serious axe finding: %s theme", async (theme) => {
        await halfWay();
        const toggle = page.getByRole("button", { name: `${theme} theme` });
        if (await toggle.isVisible()) await toggle.click();
        await choose("sleeper", "Throw");
        expect(await seriousFindings(page)).toEqual([]);
        await page.keyboard.press("Escape");
        await choose("sleeper", "Move its time…");
        expect(await seriousFindings(page)).toEqual([]);
        await page.keyboard.press("Enter");
        await page.getByRole("button", { name: "What can be done to the timer of sleeper" }).click();
        await menu().getByRole("button", { name: "Move its time…" }).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await page.keyboard.press("Escape");
        for (const name of [/^\d+ interventions?$/, /^Next run/, "Share"]) {
            await page.getByRole("button", { name }).click();
            await page.locator("[popover]:popover-open").waitFor();
            expect(await seriousFindings(page)).toEqual([]);
            await page.keyboard.press("Escape");
        }
    });

    test("what cannot be done says why", async () => {
        await halfWay();
        await choose("waiter", "What it waits for: give it a result…");
        await menu().getByRole("textbox").fill("not a literal");
        await page.keyboard.press("Enter");
        await done().click();
        await page.getByText("waiter waits for gets the result not a literal").waitFor();
        expect(await page.locator("#interventions small").textContent()).not.toBe("");
    });
});
