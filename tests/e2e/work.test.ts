// The reader's work: it is there again after whatever takes the page away, and nothing that is opened takes its place.
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { linkHash } from "../../web/share/link";
import { usualRun } from "../../web/share/sharedRun";
import { outputLines, pasteProgram, programText, visitForEachTest, waitForState, type Site } from "./browser";

let page: Page;
let site: Site;
visitForEachTest((visit, itsSite) => {
    page = visit.page;
    site = itsSite;
});

const mine = "# Mine\nprint('mine')\n";
const theirs = "print('theirs')\n";

const button = (name: string, on = page) => on.getByRole("button", { name, exact: true });
const saved = (on = page) => on.getByRole("region", { name: "Program" }).getByText("saved", { exact: true });

async function write(text: string, on = page): Promise<void> {
    await pasteProgram(on, text);
    await saved(on).waitFor();
}

async function openTheirs(): Promise<void> {
    const hash = await linkHash({ ...usualRun, program: theirs });
    await page.evaluate((hash) => (location.hash = hash), hash);
    await expect.poll(() => programText(page)).toBe(theirs);
}

async function type(text: string, on = page): Promise<void> {
    await on.getByRole("textbox", { name: "Program text" }).focus();
    await on.keyboard.press("ControlOrMeta+Home");
    await on.keyboard.type(text);
    await saved(on).waitFor();
}

/** What stands under "Your programs" in the gallery. */
async function yourPrograms(): Promise<string[]> {
    await button("Examples").click();
    const dialog = page.getByRole("dialog", { name: "Examples" });
    await dialog.getByRole("heading", { name: "First steps" }).waitFor();
    const list = dialog.locator("section", { has: page.getByRole("heading", { name: "Your programs" }) });
    const titles = await list.locator("strong").allTextContents();
    await page.keyboard.press("Escape");
    return titles;
}

describe("What the reader has written", () => {
    test("is there again after the tab was closed", async () => {
        await write(mine);
        const other = await page.context().newPage();
        await page.close({ runBeforeUnload: false });
        await other.goto(site.url);
        expect(await programText(other)).toBe(mine);
    });

    test("is saved before it runs, whatever it does to the page then", async () => {
        // Under fingers the editor is a plain one, which takes text without giving the page a turn: nothing that saves
        // after a while can come between.
        const visit = await site.visit({ hasTouch: true, isMobile: true });
        await saved(visit.page).waitFor();
        const run = await button("Run", visit.page).elementHandle();
        const editor = visit.page.getByRole("textbox", { name: "Program text" });
        const kept = await editor.evaluate(
            (editor, [run, text]) => {
                const isKept = () => Object.values(localStorage).some((kept) => kept.includes("mine"));
                (editor as HTMLTextAreaElement).value = text;
                editor.dispatchEvent(new InputEvent("input", { bubbles: true }));
                const before = isKept();
                (run as HTMLButtonElement).click();
                return { before, after: isKept() };
            },
            [run, mine] as const,
        );
        expect(kept).toEqual({ before: false, after: true });
        await visit.leave();
    });

    test("is kept when an example takes its place, and comes back with one press", async () => {
        await write(mine);
        await button("Examples").click();
        await page
            .getByRole("dialog")
            .getByRole("button", { name: /^Coroutines/ })
            .click();
        await expect.poll(() => programText(page)).not.toBe(mine);
        expect(await yourPrograms()).toEqual(["Mine"]);
        await button("Examples").click();
        await page.getByRole("dialog").getByRole("button", { name: /^Mine/ }).click();
        expect(await programText(page)).toBe(mine);
        await waitForState(page, "ready");
    });

    test("is kept in both of two tabs that began with the same program", async () => {
        await write(mine);
        const other = await page.context().newPage();
        await other.goto(site.url);
        expect(await programText(other)).toBe(mine);
        await type("# here\n");
        await type("# there\n", other);
        await page.reload();
        expect(await programText(page)).toBe(`# here\n${mine}`);
        await other.reload();
        expect(await programText(other)).toBe(`# there\n${mine}`);
        expect(await yourPrograms()).toEqual(["there"]);
    });
});

describe("A program from a link", () => {
    test("opens beside the reader's own, which is one press away", async () => {
        await write(mine);
        await openTheirs();
        await button("Run").click();
        await waitForState(page, "finished");
        await button("Back to my program").click();
        expect(await programText(page)).toBe(mine);
        expect(new URL(page.url()).hash).toBe("");
        expect(await yourPrograms()).toEqual([]);
        await page.goBack();
        await expect.poll(() => programText(page)).toBe(theirs);
    });

    test("is the reader's, too, as soon as it is changed", async () => {
        await write(mine);
        await openTheirs();
        await type("# changed\n");
        await page.getByText("Yours now, and saved, like the one before it.").waitFor();
        expect(new URL(page.url()).hash).toBe("");
        await page.reload();
        expect(await programText(page)).toBe(`# changed\n${theirs}`);
        expect(await yourPrograms()).toEqual(["Mine"]);
    });

    test("leaves the reader's own alone when the page is loaded again", async () => {
        await write(mine);
        await openTheirs();
        await page.reload();
        expect(await programText(page)).toBe(theirs);
        const other = await page.context().newPage();
        await other.goto(site.url);
        expect(await programText(other)).toBe(mine);
    });

    test("has the way back in sight on a narrow screen, too, whichever tab is in front", async () => {
        await write(mine);
        await page.setViewportSize({ width: 360, height: 640 });
        const hash = await linkHash({ ...usualRun, program: theirs, panel: "story" });
        await page.evaluate((hash) => (location.hash = hash), hash);
        await expect
            .poll(() => page.getByRole("tab", { name: "Story" }).getAttribute("aria-selected"))
            .toBe("true");
        await button("Back to my program").click();
        await page.getByRole("tab", { name: "Program" }).click();
        expect(await programText(page)).toBe(mine);
    });

    test("is no reader's work on a first visit, which goes on as one", async () => {
        const hash = await linkHash({ ...usualRun, program: theirs });
        const visit = await site.visit({}, undefined, site.url + hash);
        expect(await programText(visit.page)).toBe(theirs);
        expect(await button("Back to my program", visit.page).count()).toBe(0);
        const other = await visit.page.context().newPage();
        await other.goto(site.url);
        await expect.poll(() => outputLines(other)).toContain("fetch 1 begins");
        await visit.leave();
    });
});

describe("A browser that keeps nothing", () => {
    test("runs programs all the same, and the page says that nothing is saved", async () => {
        const refuse = (page: Page) =>
            page.addInitScript(() => {
                for (const name of ["localStorage", "sessionStorage"])
                    Object.defineProperty(window, name, {
                        get: () => {
                            throw new DOMException("denied", "SecurityError");
                        },
                    });
            });
        const visit = await site.visit({}, refuse);
        await pasteProgram(visit.page, mine);
        await visit.page.getByText("not saved", { exact: true }).waitFor();
        await button("Run", visit.page).click();
        await expect.poll(() => outputLines(visit.page)).toEqual(["mine"]);
        expect(visit.errors).toEqual([]);
        await visit.leave();
    });
});
