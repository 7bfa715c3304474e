// Links: what one holds is seen again by whoever opens it, and what is no sound link says so.
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { pasteProgram, visitForEachTest, waitForState, type Site } from "./browser";

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

const moment = (on = page) => on.getByRole("slider", { name: "Moment" }).getAttribute("aria-valuetext");
const programText = (on = page) => on.getByRole("textbox", { name: "Program text" }).inputValue();

async function linkFromMenu(): Promise<string> {
    await page.getByRole("button", { name: "Share" }).click();
    const field = page.getByRole("textbox", { name: "Link" });
    await expect.poll(() => field.inputValue()).toContain("#run=1.");
    await page.waitForTimeout(200);
    await page.getByRole("button", { name: "Copy: Link" }).click();
    await page.getByRole("status").filter({ hasText: "Copied" }).waitFor({ state: "attached" });
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(await field.inputValue());
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
        await pasteProgram(page, program);
        await page.getByRole("button", { name: /^Next run/ }).click();
        await page.getByRole("spinbutton", { name: "Seed" }).fill("7");
        await page.keyboard.press("Enter");
        await page.keyboard.press("Escape");
        await page.getByRole("slider", { name: "Speed" }).fill("100");
        await page.keyboard.press("Control+Enter");
        await waitForState(page, "finished");
    });

    test("shows the same run at the same instant, paused, with the same panel", async () => {
        await page.getByRole("tab", { name: "Story" }).click();
        await page.getByRole("slider", { name: "Moment" }).fill("5000");
        await page.getByRole("combobox", { name: "Step by" }).selectOption("task");
        const [instant, story] = [
            await moment(),
            await page.getByRole("tabpanel").or(page.locator(".panels")).first().textContent(),
        ];
        const link = await linkFromMenu();
        expect(link.length).toBeLessThan(2000);
        await elsewhere(link, async (other) => {
            await waitForState(other, "paused");
            await expect.poll(() => moment(other)).toBe(instant);
            expect(await programText(other)).toBe(program);
            await other
                .getByRole("button", { name: "Next run: virtual clock, debug mode off, seed 7" })
                .waitFor();
            expect(await other.getByRole("slider", { name: "Speed" }).inputValue()).toBe("100");
            expect(await other.getByRole("combobox", { name: "Step by" }).inputValue()).toBe("task");
            expect(await other.getByRole("tab", { name: "Story" }).getAttribute("aria-selected")).toBe(
                "true",
            );
            expect(await other.locator(".panels").first().textContent()).toBe(story);
        });
    });
});
