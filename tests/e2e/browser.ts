// A real browser on the built page: Debian's Chromium, and the project's own server for dist/. It speaks to 127.0.0.1
// alone.
import axe from "axe-core";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { serve } from "../../scripts/serve.mjs";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const flags = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

export interface Visit {
    page: Page;
    url: string;
    /** Errors that the page let fall on the floor; a test that sees one has failed. */
    errors: string[];
    leave(): Promise<void>;
}

export interface Site {
    browser: Browser;
    url: string;
    /** A visitor with an empty memory. `prepare` runs before the page is opened, at `address` or at the site's own. */
    visit(
        options?: BrowserContextOptions,
        prepare?: (page: Page) => Promise<unknown>,
        address?: string,
    ): Promise<Visit>;
    close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
    if (!existsSync(`${dist}/index.html`)) throw new Error("dist/ is not built: run `npm run build` first");
    if (!existsSync(executablePath)) throw new Error(`there is no Chromium at ${executablePath}`);
    const server = await serve(dist, 0);
    const browser = await chromium.launch({ executablePath, args: flags });
    return {
        browser,
        url: server.url,
        async visit(options = {}, prepare, address = server.url) {
            const context = await browser.newContext({
                viewport: { width: 1440, height: 900 },
                permissions: ["clipboard-read", "clipboard-write"],
                // Most visits end before the page would be kept; those that ask for it let it be.
                serviceWorkers: "block",
                ...options,
            });
            const page = await context.newPage();
            page.setDefaultTimeout(30_000);
            const errors: string[] = [];
            page.on("pageerror", (error) => errors.push(String(error.stack ?? error)));
            page.on("console", (message) => {
                if (message.type() === "error") errors.push(message.text());
            });
            await page.addInitScript(tellViolations);
            await prepare?.(page);
            await page.goto(address);
            return { page, url: server.url, errors, leave: () => context.close() };
        },
        async close() {
            await browser.close();
            await server.close();
        },
    };
}

/** Runs in the page before its own scripts: what the page's policy refuses is an error, though the page may go on. */
function tellViolations(): void {
    document.addEventListener("securitypolicyviolation", (violation) => {
        const { violatedDirective, blockedURI, sourceFile, lineNumber } = violation;
        console.error(`refused by ${violatedDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`);
    });
}

/**
 * Gives every test of the file that calls it a visitor of its own, through `begin`; a test in which the page has let an
 * error fall fails.
 */
export function visitForEachTest(begin: (visit: Visit, site: Site) => void): void {
    let site: Site;
    let visit: Visit;
    beforeAll(async () => {
        site = await openSite();
    });
    afterAll(() => site?.close());
    beforeEach(async () => {
        visit = await site.visit();
        begin(visit, site);
    });
    afterEach(async () => {
        await visit.leave();
        expect(visit.errors).toEqual([]);
    });
}

/** Replaces the program in the editor by pasting another over it. */
export async function pasteProgram(page: Page, text: string): Promise<void> {
    await page.locator(".monaco.ready").waitFor();
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await page.getByRole("textbox", { name: "Program text" }).focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("ControlOrMeta+v");
}

/**
 * Chooses a file of the reader's, with this name and content, in the dialog that `press` opens; slowly, as people do, so
 * that the page's garbage is collected while the dialog is open.
 */
export async function chooseFile(
    page: Page,
    press: () => Promise<void>,
    name: string,
    content: Uint8Array,
): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), "loopscope-"));
    // The page reads it when it likes.
    page.once("close", () => rmSync(folder, { recursive: true }));
    const path = join(folder, name);
    writeFileSync(path, content);
    // Playwright's own event for dialogs does not wait until the browser hands them over.
    const browser = await page.context().newCDPSession(page);
    await browser.send("Page.enable");
    await browser.send("Page.setInterceptFileChooserDialog", { enabled: true });
    const opened = new Promise<number>((resolve) => {
        browser.once("Page.fileChooserOpened", ({ backendNodeId = 0 }) => resolve(backendNodeId));
    });
    await press();
    const backendNodeId = await opened;
    await page.requestGC();
    await browser.send("DOM.setFileInputFiles", { files: [path], backendNodeId });
    await browser.detach();
}

/** The program in the editor, once Monaco has taken over. */
export async function programText(page: Page): Promise<string> {
    await page.locator(".monaco.ready").waitFor();
    await page.getByRole("textbox", { name: "Program text" }).focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("ControlOrMeta+c");
    return page.evaluate(() => navigator.clipboard.readText());
}

/** The text of an element as a reader sees it: an editor draws spaces as spaces that do not break. */
export async function visibleText(part: Locator): Promise<string> {
    return ((await part.textContent()) ?? "").replaceAll("\u00a0", " ");
}

/** The lines of the output panel that is shown, without times and names. */
export function outputLines(page: Page): Promise<string[]> {
    return page.getByRole("region", { name: "Output" }).locator(".text").allTextContents();
}

/** Waits until the run that is shown has come to its end. */
export async function waitForState(page: Page, state: string | RegExp): Promise<void> {
    await page.getByRole("status", { name: "State" }).filter({ hasText: state }).waitFor();
}

/** The timeline's lanes as its table tells them: a row per task, by column. */
export async function lanes(page: Page): Promise<Record<string, string>[]> {
    const table = page.getByRole("region", { name: "Timeline" }).locator("table");
    const columns = await table.locator("thead th").allTextContents();
    const rows = await table.locator("tbody tr").all();
    return Promise.all(
        rows.map(async (row) => {
            const cells = await row.locator("th, td").allTextContents();
            return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
        }),
    );
}

/** What axe finds on the page that keeps somebody from using it. */
export async function seriousFindings(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
        const found = await (window as unknown as { axe: typeof axe }).axe.run();
        return found.violations
            .filter(({ impact }) => impact === "serious" || impact === "critical")
            .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
    });
}
