// The page without a network, after a first visit; and what happens to what is kept when a new build comes.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { serve } from "../../scripts/serve.mjs";
import { writeServiceWorker } from "../../web/plugins/offline";
import { openSite, outputLines, pasteProgram, waitForState, type Site, type Visit } from "./browser";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

let site: Site;
let folder: string;
let server: { url: string; close(): Promise<void> };
let visit: Visit;

beforeAll(async () => {
    site = await openSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "loopscope-"));
    cpSync(dist, folder, { recursive: true });
    server = await serve(folder, 0);
    visit = await site.visit({ serviceWorkers: "allow" }, undefined, server.url);
});
afterEach(async () => {
    await visit.leave();
    await server.close();
    rmSync(folder, { recursive: true });
});

/** Builds kept by the browser. */
function kept(page: Page): Promise<string[]> {
    return page.evaluate(() => caches.keys());
}

/** Waits until the page is kept. */
async function isKept(page: Page): Promise<void> {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => kept(page)).toHaveLength(1);
}

/** Waits until the browser has looked for a new build, and has it or gave it up. */
function looksForNews(page: Page): Promise<"waiting" | "nothing"> {
    return page.evaluate(async () => {
        const registration = (await navigator.serviceWorker.getRegistration())!;
        await registration.update().catch(() => undefined);
        const coming = registration.installing;
        if (coming !== null)
            await new Promise<void>((done) => {
                coming.onstatechange = () => {
                    if (coming.state !== "installing") done();
                };
            });
        return registration.waiting === null ? "nothing" : "waiting";
    });
}

/** A new build in the place of the old one: another title, and scripts and style sheets with other hashes in their names. */
function rebuild(): void {
    const assets = join(folder, "assets");
    const names = readdirSync(assets)
        .filter((file) => /\.(js|css)$/.test(file))
        .map((file): [string, string] => [file, file.replace(/.{8}(?=\.\w+$)/, "ANOTHER1")]);
    const renamed = (text: string) => names.reduce((text, [old, other]) => text.replaceAll(old, other), text);
    for (const [old, other] of names) {
        writeFileSync(join(assets, other), renamed(readFileSync(join(assets, old), "utf8")));
        rmSync(join(assets, old));
    }
    const index = join(folder, "index.html");
    const page = renamed(readFileSync(index, "utf8"));
    writeFileSync(index, page.replace("<title>Loopscope</title>", "<title>Loopscope 2</title>"));
    writeServiceWorker(folder);
}

/** Closes the page and opens it again, in the same browser. */
async function visitAgain(page: Page): Promise<Page> {
    const context = page.context();
    await page.close();
    const next = await context.newPage();
    await next.goto(server.url);
    return next;
}

async function runs(page: Page): Promise<void> {
    await pasteProgram(page, 'import asyncio\nasyncio.run(asyncio.sleep(1))\nprint("slept")\n');
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await waitForState(page, "finished");
    expect(await outputLines(page)).toEqual(["slept"]);
}

describe("Without a network, after a first visit", () => {
    test("the page opens and runs programs, editor and all", async () => {
        const { page } = visit;
        await isKept(page);
        await server.close();
        await page.context().setOffline(true);
        await page.reload();
        await runs(page);
        expect(visit.errors).toEqual([]);
        const again = await page.context().newPage();
        await again.goto(`${server.url}index.html?any#thing`);
        await again.locator(".monaco.ready").waitFor();
    });
});

describe("A new build", () => {
    test("is taken as a whole, on the visit after the one that finds it", async () => {
        const { page } = visit;
        await isKept(page);
        rebuild();
        await page.reload();
        // All of the old build, though the server has none of its scripts any more.
        expect(await page.title()).toBe("Loopscope");
        await runs(page);
        expect(await looksForNews(page)).toBe("waiting");
        expect(await kept(page)).toHaveLength(2);

        const next = await visitAgain(page);
        expect(await next.title()).toBe("Loopscope 2");
        await runs(next);
        await expect.poll(() => kept(next)).toHaveLength(1);
        expect(visit.errors).toEqual([]);
    });

    test("that does not come whole leaves the old one in its place", async () => {
        const { page } = visit;
        await isKept(page);
        const before = await kept(page);
        rebuild();
        const main = readdirSync(join(folder, "assets")).find((file) => /^main-.*\.js$/.test(file))!;
        writeFileSync(join(folder, "assets", main), "// cut off");
        await page.reload();
        expect(await looksForNews(page)).toBe("nothing");
        expect(await kept(page)).toEqual(before);

        const next = await visitAgain(page);
        expect(await next.title()).toBe("Loopscope");
        await runs(next);
    });
});

describe("A page that cannot be kept", () => {
    test("works with the network as it did", async () => {
        const { page } = visit;
        await page.context().close();
        writeFileSync(join(folder, "icon.svg"), "<svg/>");
        const other = await site.visit({ serviceWorkers: "allow" }, undefined, server.url);
        await other.page.locator(".monaco.ready").waitFor();
        const state = await other.page.evaluate(async () => {
            const registration = await navigator.serviceWorker.register("./service-worker.js");
            const worker = registration.installing!;
            await new Promise((changed) => (worker.onstatechange = changed));
            return worker.state;
        });
        expect(state).toBe("redundant");
        await other.page.reload();
        await runs(other.page);
        expect(await kept(other.page)).toEqual([]);
        expect(other.errors).toEqual([]);
        await other.leave();
    });

    test("is one in a frame", async () => {
        writeFileSync(join(folder, "host.html"), '<iframe src="./" width="1000" height="700"></iframe>');
        const host = await site.visit({ serviceWorkers: "allow" }, undefined, `${server.url}host.html`);
        const frame = host.page.frameLocator("iframe");
        await frame.locator(".monaco.ready").waitFor();
        await host.page.waitForTimeout(1000);
        const registrations = () => navigator.serviceWorker.getRegistrations().then(({ length }) => length);
        expect(await host.page.evaluate(registrations)).toBe(0);
        await host.leave();
    });
});
