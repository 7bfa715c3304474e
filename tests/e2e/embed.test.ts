// The page as a frame within another page of another origin.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readLink, linkHash } from "../../web/share/link";
import { usualRun } from "../../web/share/sharedRun";
import { embedSnippet } from "../../web/share/snippet";
import { openSite, outputLines, seriousFindings, waitForState, type Site } from "./browser";

const program = `import asyncio

async def work(name):
    await asyncio.sleep(1)
    print(name)

async def main():
    await asyncio.gather(work("a"), work("b"))

asyncio.run(main())
`;

interface Server {
    url: string;
    close(): void;
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
    const server = createServer(answer);
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}

let site: Site;
/** The same files from a host that lets other origins read them, as most static hosts do. */
let openHost: Server;
/** The page around the frame. */
let outside: Server;
let html = "";
let context: BrowserContext;
let page: Page;
/** Errors that the pages, the one around and the one in the frame, let fall. */
let errors: string[];

beforeAll(async () => {
    site = await openSite();
    openHost = await listen(async (request, response) => {
        const answer = await fetch(new URL(request.url!, site.url));
        response.writeHead(answer.status, {
            "Content-Type": answer.headers.get("content-type") ?? "",
            "Access-Control-Allow-Origin": "*",
        });
        response.end(Buffer.from(await answer.arrayBuffer()));
    });
    outside = await listen((_request, response) =>
        response.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html><body>${html}</body>`),
    );
});
afterAll(async () => {
    openHost?.close();
    outside?.close();
    await site?.close();
});

beforeEach(async () => {
    context = await site.browser.newContext({ viewport: { width: 1000, height: 1200 } });
    page = await context.newPage();
    errors = [];
    page.on("pageerror", (error) => errors.push(String(error.stack ?? error)));
    page.setDefaultTimeout(15_000);
});
afterEach(async () => {
    await context.close();
    expect(errors).toEqual([]);
});

/** Shows the HTML as a page of another origin, and gives its frame. */
async function show(content: string): Promise<Frame> {
    html = content;
    await page.goto(outside.url);
    return (await (await page.waitForSelector("iframe")).contentFrame())!;
}

const snippet = async (run = {}, host = site.url) =>
    embedSnippet(host, await linkHash({ ...usualRun, program, ...run }));

const programText = (frame: Frame) => frame.getByRole("textbox", { name: "Program text" }).inputValue();
/** A frame is asked for its parts as a page is. */
const asPage = (frame: Frame) => frame as unknown as Page;

const printed = (frame: Frame) => expect.poll(() => outputLines(asPage(frame)), { timeout: 10_000 });

describe("A frame in a page of another origin", () => {
    test("shows the program and its timeline, paused at the moment of its link", async () => {
        const frame = await show(await snippet({ cursor: 20 }));
        const moment = frame.getByRole("slider", { name: "Moment" });
        await expect.poll(() => moment.getAttribute("aria-valuetext")).toContain("event 20 of");
        expect(await programText(frame)).toBe(program);
        for (const name of ["Examples", "Share", "Keys"])
            expect(await frame.getByRole("button", { name }).count()).toBe(0);
        await frame.getByRole("button", { name: "Run" }).click();
        await printed(frame).toEqual(["a", "b"]);
    });

    test("is as high as it wants to be, and has a height of its own without the script", async () => {
        const height = () => page.locator("iframe").evaluate((frame) => frame.clientHeight);
        await show(await snippet());
        await expect.poll(height).not.toBe(420);
        const short = await height();
        await show(await snippet({ program: `${program}# more\n`.repeat(2) }));
        // Higher than the short one, and than what it has before the script says anything.
        await expect.poll(height).toBeGreaterThan(Math.max(short, 420));
        const [frameAlone] = (await snippet()).split("\n");
        const frame = await show(frameAlone!);
        await expect.poll(() => programText(frame)).toBe(program);
        expect(await height()).toBe(420);
    });

    test("opens the whole page with the program as it is now, in a tab of its own", async () => {
        const frame = await show(await snippet({ seed: 3 }));
        await expect.poll(() => programText(frame)).toBe(program);
        await frame.getByRole("textbox", { name: "Program text" }).fill("print('changed')\n");
        const opening = context.waitForEvent("page");
        await frame.getByRole("link", { name: "Open in Loopscope" }).click();
        const whole = await opening;
        expect(whole.url().startsWith(`${site.url}#run=1.`)).toBe(true);
        expect(await readLink(new URL(whole.url()).hash)).toMatchObject({
            program: "print('changed')\n",
            seed: 3,
        });
        await whole.getByRole("button", { name: "Share" }).waitFor();
    });

    test("has the theme that its address asks for, else the system's", async () => {
        const theme = async (parameter: string) => {
            const frame = await show((await snippet()).replace("?embed", `?embed${parameter}`));
            await expect.poll(() => programText(frame)).toBe(program);
            return frame.locator("html").getAttribute("data-theme");
        };
        await page.emulateMedia({ colorScheme: "light" });
        expect([await theme("&amp;theme=dark"), await theme("&amp;theme=auto"), await theme("")]).toEqual([
            "dark",
            "light",
            "light",
        ]);
        await page.emulateMedia({ colorScheme: "dark" });
        expect(await theme("&amp;theme=light")).toBe("light");
    });

    test("leaves what its reader keeps in the browser alone", async () => {
        const own = await context.newPage();
        await own.goto(site.url);
        await waitForState(own, "finished");
        await own.getByText("saved", { exact: true }).waitFor();
        const kept = () => own.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
        const before = await kept();
        const frame = await show(await snippet());
        await frame.getByRole("textbox", { name: "Program text" }).fill("print('not mine')\n");
        await frame.getByRole("button", { name: "Run" }).click();
        await printed(frame).toEqual(["not mine"]);
        await page.waitForTimeout(500);
        expect(await kept()).toBe(before);
        expect(before).not.toContain("not mine");
    });

    test("has no serious axe finding, and is played by keyboard", async () => {
        await page.goto(`${site.url}?embed${await linkHash({ ...usualRun, program, cursor: 20 })}`);
        const moment = page.getByRole("slider", { name: "Moment" });
        await expect.poll(() => moment.getAttribute("aria-valuetext")).toContain("event 20 of");
        expect(await seriousFindings(page)).toEqual([]);
        await page.keyboard.press("F10");
        await expect.poll(() => moment.getAttribute("aria-valuetext")).not.toContain("event 20 of");
        await page.keyboard.press("e");
        expect(await page.getByRole("dialog").count()).toBe(0);
    });

    test("without a link plays the first example", async () => {
        const frame = await show(`<iframe src="${site.url}?embed" width="900" height="600"></iframe>`);
        await printed(frame).toContain("fetch 1 begins");
    });

    test("with a damaged link says so", async () => {
        const frame = await show(
            `<iframe src="${site.url}?embed#run=1.abc" width="900" height="600"></iframe>`,
        );
        await frame.getByRole("alert").filter({ hasText: "damaged or cut off" }).waitFor();
    });
});

describe("A frame whose sandbox takes its origin away", () => {
    const sandboxed = (snippet: string) => snippet.replace("<iframe", '<iframe sandbox="allow-scripts"');

    test("runs where the host lets other origins read its files", async () => {
        const frame = await show(sandboxed(await snippet({}, openHost.url)));
        await expect.poll(() => programText(frame)).toBe(program);
        expect(await frame.evaluate(() => self.origin)).toBe("null");
        await frame.getByRole("button", { name: "Run" }).click();
        await printed(frame).toEqual(["a", "b"]);
    });

    test("says what is missing where the host does not", async () => {
        const frame = await show(sandboxed(await snippet()));
        await frame.getByText("its sandbox needs allow-same-origin").waitFor();
    });

    test("runs on any host when it is given its origin back", async () => {
        const given = sandboxed(await snippet()).replace("allow-scripts", "allow-scripts allow-same-origin");
        const frame = await show(given);
        await frame.getByRole("button", { name: "Run" }).click();
        await printed(frame).toEqual(["a", "b"]);
    });
});
