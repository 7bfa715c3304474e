// Links: what one holds is seen again by whoever opens it, and what is no sound link says so and changes nothing.
import { deflateRawSync } from "node:zlib";
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { linkHash } from "../../web/share/link";
import { usualRun } from "../../web/share/sharedRun";
import { wasmHost } from "../conformance/programs.mjs";
import { ProgramFolder, runCommand } from "../node/commands";
import {
    outputLines,
    pasteProgram,
    programText,
    seriousFindings,
    visitForEachTest,
    waitForState,
    type Site,
} from "./browser";

let page: Page;
let site: Site;
visitForEachTest((visit, itsSite) => {
    page = visit.page;
    site = itsSite;
});

const program = `import asyncio, random

async def work(name):
    for step in range(3):
        await asyncio.sleep(random.random())
        print(name, step)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(work("a"), name="a")
        group.create_task(work("b"), name="b")

asyncio.run(main())
`;

const scrubber = (on = page) => on.getByRole("slider", { name: "Moment" });
const moment = (on = page) => scrubber(on).getAttribute("aria-valuetext");
const notice = (on = page) => on.getByRole("alert");
const settings = (words: string, on = page) => on.getByRole("button", { name: `Next run: ${words}` });

/** Waits until what has changed is shown. */
const stand = () =>
    page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));

async function goTo(place: string): Promise<void> {
    await scrubber().fill(place);
    await stand();
}

async function run(text = program): Promise<void> {
    await pasteProgram(page, text);
    await page.getByRole("slider", { name: "Speed" }).fill("100");
    await page.keyboard.press("Control+Enter");
    await waitForState(page, "finished");
}

/** Opens the menu and waits until it has a link. */
async function openMenu(): Promise<void> {
    await page.getByRole("button", { name: "Share" }).click();
    await expect.poll(() => page.getByRole("textbox", { name: "Link" }).inputValue()).toContain("#run=1.");
}

/** The link that the menu copies. */
async function copyLink(): Promise<string> {
    await openMenu();
    await page.getByRole("button", { name: "Copy: Link" }).click();
    await page.getByRole("status").filter({ hasText: "Copied" }).waitFor({ state: "attached" });
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(await page.getByRole("textbox", { name: "Link" }).inputValue());
    await page.keyboard.press("Escape");
    return link;
}

/** Opens an address as another visitor, with an empty memory. */
async function elsewhere(link: string, see: (page: Page) => Promise<void>): Promise<void> {
    const visit = await site.visit({}, undefined, link);
    await see(visit.page);
    expect(visit.errors).toEqual([]);
    await visit.leave();
}

describe("A link", () => {
    beforeEach(async () => {
        await page.getByRole("button", { name: /^Next run/ }).click();
        await page.getByRole("spinbutton", { name: "Seed" }).fill("7");
        await page.keyboard.press("Enter");
        await page.keyboard.press("Escape");
        await run();
    });

    test("shows the same run at the same instant, paused, with the same panel", async () => {
        await page.getByRole("tab", { name: "Story" }).click();
        await page.getByRole("combobox", { name: "Step by" }).selectOption("task");
        await goTo("5000");
        const panels = page.locator(".panels").first();
        const [instant, story] = [await moment(), await panels.textContent()];
        const link = await copyLink();
        expect(link.length).toBeLessThan(2000);
        await elsewhere(link, async (other) => {
            await waitForState(other, "paused");
            await expect.poll(() => moment(other)).toBe(instant);
            expect(await programText(other)).toBe(program);
            await settings("virtual clock · seed 7, debug mode off", other).waitFor();
            expect(await other.getByRole("slider", { name: "Speed" }).inputValue()).toBe("100");
            expect(await other.getByRole("combobox", { name: "Step by" }).inputValue()).toBe("task");
            const tab = other.getByRole("tab", { name: "Story" });
            expect(await tab.getAttribute("aria-selected")).toBe("true");
            expect(await other.locator(".panels").first().textContent()).toBe(story);
        });
    });

    test("does again what was done to the run, and plays on from there", async () => {
        await goTo("5000");
        const chip = page.getByRole("region", { name: "Program" }).locator(".chip", { hasText: /^[ab]$/ });
        await chip.first().click({ button: "right" });
        const menu = page.getByRole("dialog", { name: /^What can be done/ });
        await menu.getByRole("button", { name: "Cancel…" }).click();
        await menu.getByRole("textbox", { name: "Message" }).fill("enough");
        await menu.getByRole("button", { name: "Do it" }).click();
        await page.getByRole("button", { name: "1 intervention" }).waitFor();
        await waitForState(page, "paused");
        await stand();
        const instant = await moment();
        const link = await copyLink();
        await elsewhere(link, async (other) => {
            await expect.poll(() => moment(other)).toBe(instant);
            await other.getByRole("button", { name: "1 intervention" }).click();
            await other.getByText(/cancel [ab] \(enough\)/).waitFor();
            await other.keyboard.press("Escape");
            await scrubber(other).press("End");
            await waitForState(other, "finished");
            const printed = await outputLines(other);
            expect([printed.length > 2, printed.length < 6]).toEqual([true, true]);
        });
    });

    test("without the moment opens at the beginning, and says what it cannot hold", async () => {
        await openMenu();
        const box = page.getByRole("checkbox", { name: /at this moment/ });
        const [before] = [await page.getByRole("textbox", { name: "Link" }).inputValue()];
        await box.uncheck();
        await expect.poll(() => page.getByRole("textbox", { name: "Link" }).inputValue()).not.toBe(before);
        await page.keyboard.press("Escape");
        const link = await copyLink();
        await elsewhere(link, async (other) => {
            await waitForState(other, "paused");
            await expect.poll(() => moment(other)).toMatch(/^0.000 s, event 0 of \d\d/);
        });
        await page.getByRole("textbox", { name: "Program text" }).focus();
        await page.keyboard.type("#");
        await page.getByRole("button", { name: "Share" }).click();
        await page.getByText("The program was edited since this run").waitFor();
        expect(await box.isDisabled()).toBe(true);
    });

    test("is made in a menu without a serious axe finding, and so is what it brings", async () => {
        await openMenu();
        expect(await seriousFindings(page)).toEqual([]);
        await page.keyboard.press("Escape");
        const link = await copyLink();
        await elsewhere(link, async (other) => {
            await other.getByText("A program from a link.").waitFor();
            await programText(other);
            expect(await seriousFindings(other)).toEqual([]);
        });
    });

    test("is made and copied without a pointer", async () => {
        await page.getByRole("button", { name: "Share" }).focus();
        await page.keyboard.press("Enter");
        const field = page.getByRole("textbox", { name: "Link" });
        await expect.poll(() => field.inputValue()).toContain("#run=1.");
        await page.keyboard.press("Tab");
        expect(await field.evaluate((field) => document.activeElement === field)).toBe(true);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.getByRole("status").filter({ hasText: "Copied" }).waitFor({ state: "attached" });
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await field.inputValue());
        await page.keyboard.press("Escape");
        expect(await field.isVisible()).toBe(false);
    });

    test("takes the place of another in the address, and Back leads to the one before", async () => {
        const link = await copyLink();
        const other = await linkHash({ ...usualRun, program: "print('another')\n" });
        await page.evaluate((link) => (location.href = link), link);
        await waitForState(page, "finished");
        await page.evaluate((hash) => (location.hash = hash), other);
        await expect.poll(() => programText(page)).toBe("print('another')\n");
        await page.goBack();
        await expect.poll(() => programText(page)).toBe(program);
        await waitForState(page, "finished");
    });
});

describe("A link to a run on a real clock", () => {
    test("has everything ready, and says why nothing runs", async () => {
        const hash = await linkHash({ ...usualRun, program: "print('now')\n", clock: "real", seed: 3 });
        await elsewhere(`${site.url}${hash}`, async (other) => {
            await notice(other).filter({ hasText: "real clock, so it cannot be repeated" }).waitFor();
            await waitForState(other, "ready");
            expect(await programText(other)).toBe("print('now')\n");
            await settings("real clock · seed 3, debug mode off", other).waitFor();
            await other.getByRole("button", { name: "Run", exact: true }).click();
            await waitForState(other, "finished");
            expect(await outputLines(other)).toEqual(["now"]);
        });
    });
});

describe("A link from the command", () => {
    test("shows the seed that fails, at its end", async () => {
        const folder = new ProgramFolder();
        const file = folder.write(
            "unlucky.py",
            "import asyncio, random\n\nasync def main():\n    await asyncio.sleep(random.random())\n    if random.random() < 0.4:\n        raise OSError('unlucky')\n\nasyncio.run(main())\n",
        );
        const words = ["--explore", "40", "--json", "--page", site.url, file];
        const { stdout } = await runCommand(wasmHost(), words);
        folder.remove();
        const { link } = JSON.parse(stdout) as { link: string };
        await elsewhere(link, async (other) => {
            await waitForState(other, "finished with exit code 1");
            await expect.poll(async () => (await outputLines(other)).at(-1)).toBe("OSError: unlucky");
            await expect.poll(() => moment(other)).toMatch(/event (\d+) of \1$/);
        });
    });
});

describe("A link to a moment that its program does not come to", () => {
    test.each([
        ["is stuck", "import asyncio\nprint(1)\nasyncio.run(asyncio.Event().wait())\n", "paused"],
        ["does not compile", "print(\n", "finished with exit code 1"],
    ])("because it %s shows how far it comes", async (_how, text, state) => {
        const hash = await linkHash({ ...usualRun, program: text, cursor: 5000 });
        await elsewhere(`${site.url}${hash}`, async (other) => {
            await waitForState(other, state);
            await expect.poll(() => moment(other)).toMatch(/event (\d+) of \1$/);
            await expect.poll(() => outputLines(other)).not.toEqual([]);
        });
    });
});

describe("A link to a moment of a program without an end", () => {
    test("shows just that moment, far as it is", async () => {
        const text =
            "import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(3600)\nasyncio.run(main())\n";
        const hash = await linkHash({ ...usualRun, program: text, cursor: 5000 });
        await elsewhere(`${site.url}${hash}`, async (other) => {
            await waitForState(other, "paused");
            await expect.poll(() => moment(other)).toMatch(/, event 5000 of/);
        });
    });
});

describe("A program from a link is text", () => {
    test("whatever it looks like", async () => {
        const text = `print("<img src=x onerror='document.title=1'>")\n# </script><script>document.title = 1</script>\n`;
        const hash = await linkHash({ ...usualRun, program: text, cursor: 1000 });
        await elsewhere(`${site.url}${hash}`, async (other) => {
            await expect.poll(() => outputLines(other)).toEqual(["<img src=x onerror='document.title=1'>"]);
            expect(await programText(other)).toBe(text);
            expect(await other.title()).toBe("Loopscope");
        });
    });
});

describe("What is no sound link", () => {
    const bomb = Buffer.concat([Buffer.alloc(4), deflateRawSync(Buffer.alloc(50_000_000))]);
    test.each([
        ["cut off", "#run=1.abcdef", "damaged or cut off"],
        ["of a later version", "#run=9.abcdef", "newer Loopscope"],
        ["a bomb", `#run=1.${bomb.toString("base64url")}`, "more than a program can be"],
        ["too long", `#run=1.${"A".repeat(250_000)}`, "too long"],
    ])("(%s) says what is wrong and leaves the reader's program alone", async (_what, hash, sentence) => {
        await run("print('mine')\n");
        await page.evaluate((hash) => (location.hash = hash), hash);
        await notice().filter({ hasText: sentence }).waitFor();
        await notice().filter({ hasText: "The program here is as it was." }).waitFor();
        expect(await programText(page)).toBe("print('mine')\n");
        await page.reload();
        await notice().filter({ hasText: sentence }).waitFor();
        expect(await programText(page)).toBe("print('mine')\n");
    });
});
