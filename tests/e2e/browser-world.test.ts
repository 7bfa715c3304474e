// The page as a program's world: a button that the reader presses, a message, a frame, a fetch.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { outputLines, pasteProgram, visitForEachTest, waitForState } from "./browser";

let page: Page;
visitForEachTest((visit) => {
    page = visit.page;
});

async function runOnRealClock(body: string): Promise<void> {
    const lines = body.split("\n").map((line) => `    ${line}`);
    await pasteProgram(
        page,
        `import asyncio, browser\n\nasync def main():\n${lines.join("\n")}\n\nasyncio.run(main())\n`,
    );
    await page.getByRole("button", { name: /^Next run/ }).click();
    await page.getByRole("radio", { name: /^real/ }).check();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Run", exact: true }).click();
}

describe("A program on the real clock", () => {
    test("waits for its reader to press a button", async () => {
        await runOnRealClock('print("ready")\nawait browser.button("Go")\nprint("gone")');
        const go = page.getByRole("button", { name: "Go", exact: true });
        await go.waitFor();
        expect(await outputLines(page)).toEqual(["ready"]);
        await go.click();
        await waitForState(page, "finished");
        expect(await outputLines(page)).toEqual(["ready", "gone"]);
        expect(await go.count()).toBe(0);
    });

    test("takes its button back when it does not wait any more", async () => {
        await runOnRealClock(
            'try:\n    async with asyncio.timeout(0.3):\n        await browser.button("Never")\nexcept TimeoutError:\n    print("too late")',
        );
        await waitForState(page, "finished");
        expect(await outputLines(page)).toEqual(["too late"]);
        expect(await page.getByRole("button", { name: "Never" }).count()).toBe(0);
    });

    test("hears what its reader sends", async () => {
        await runOnRealClock("print('heard', await browser.message())");
        await page.getByRole("textbox", { name: "Message to the program" }).fill("<b>hello</b>");
        await page.keyboard.press("Enter");
        await waitForState(page, "finished");
        expect(await outputLines(page)).toEqual(["heard <b>hello</b>"]);
    });

    test("sees frames pass", async () => {
        await runOnRealClock(
            "one = await browser.frame()\nother = await browser.frame()\nprint(other > one)",
        );
        await waitForState(page, "finished");
        expect(await outputLines(page)).toEqual(["True"]);
    });

    test("fetches from its own site, and from nowhere else", async () => {
        await runOnRealClock(
            'response = await browser.fetch("icon.svg")\nprint(response.status, "svg" in response.text)\n' +
                'try:\n    await browser.fetch("https://example.invalid/")\nexcept OSError as error:\n    print(error)',
        );
        await waitForState(page, "finished");
        expect(await outputLines(page)).toEqual([
            "200 True",
            "https://example.invalid/ is not a URL of this site",
        ]);
    });
});
