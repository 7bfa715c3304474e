// How calm the page stays: the tasks of its main thread while a large run is computed, played and shown, in the page as
// built. Counted is the CPU time of each task, as Chromium's own trace has it: what else the machine does does not count.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/setup/command.mjs";
import { serve } from "../../scripts/serve.mjs";

/** Milliseconds above which a task of the main thread is felt. */
const longTask = 50;

/** Positions of the speed slider. */
const speeds = { played: 50, "at once": 100 };

/** Places that are gone to in a long run. */
const scrubs = 30;

/** Runs a program of `programs/` in the page, so many times at each speed; gives what was measured, by speed. */
export async function measureCalm(browser, program, rounds) {
    const measured = [];
    for (const [name, speed] of Object.entries(speeds)) {
        const each = [];
        for (let round = 0; round < rounds; round++)
            each.push(await withPage(browser, program, (page) => runTraced(page, speed)));
        measured.push({ name, tasks: each });
    }
    return measured;
}

/** Runs a program to its end at once, then goes about in it: by the scrubber and by single steps. */
export async function measureLongRun(browser, program) {
    return withPage(browser, program, async (page) => {
        const running = await runTraced(page, speeds["at once"]);
        const scrubbing = await traced(page, async () => {
            const scrubber = page.getByRole("slider", { name: "Moment" });
            for (let place = 0; place < scrubs; place++) {
                // Scattered over the run, the same places each time.
                await scrubber.fill(String((place * 7919) % 10_000));
                await page.waitForTimeout(150);
            }
        });
        const stepping = await traced(page, async () => {
            for (let step = 0; step < scrubs; step++) {
                await page
                    .getByRole("button", { name: step % 3 === 2 ? "Step back" : "Step", exact: true })
                    .click();
                await page.waitForTimeout(100);
            }
        });
        return {
            running,
            scrubbing,
            stepping,
            memory: await usedMemory(page),
            bar: await page.locator("footer").innerText(),
        };
    });
}

/** Opens the page with a program in its editor. */
async function withPage(browser, program, work) {
    const text = readFileSync(join(root, "bench/page/programs", program), "utf8");
    const site = await serve(join(root, "dist"), 0);
    const page = await browser.newPage({
        viewport: { width: 1440, height: 900 },
        permissions: ["clipboard-read", "clipboard-write"],
        serviceWorkers: "block",
    });
    try {
        await page.goto(site.url);
        await page.locator(".monaco.ready").waitFor();
        await page.evaluate((text) => navigator.clipboard.writeText(text), text);
        await page.getByRole("textbox", { name: "Program text" }).focus();
        await page.keyboard.press("ControlOrMeta+a");
        await page.keyboard.press("ControlOrMeta+v");
        // What the page does when it has just been opened is not meant here.
        await page.waitForTimeout(1000);
        return await work(page);
    } finally {
        await page.close();
        await site.close();
    }
}

async function runTraced(page, speed) {
    await page.getByRole("slider", { name: "Speed" }).fill(String(speed));
    return traced(page, async () => {
        await page.getByRole("button", { name: "Run", exact: true }).click();
        const state = page.getByRole("status", { name: "State" });
        await state.filter({ hasText: "finished" }).waitFor({ timeout: 120_000 });
        // What is shown of the end.
        await page.waitForTimeout(500);
    });
}

/** The tasks of the page's main thread while something is done, each in milliseconds of CPU time. */
async function traced(page, work) {
    const tracing = await page.context().browser().newBrowserCDPSession();
    const events = [];
    tracing.on("Tracing.dataCollected", ({ value }) => {
        for (const event of value) events.push(event);
    });
    await tracing.send("Tracing.start", {
        traceConfig: { includedCategories: ["toplevel", "__metadata"], recordMode: "recordAsMuchAsPossible" },
        transferMode: "ReportEvents",
    });
    await work();
    const ended = new Promise((resolve) => tracing.once("Tracing.tracingComplete", resolve));
    await tracing.send("Tracing.end");
    await ended;
    await tracing.detach();
    const tasks = mainThreadTasks(events);
    return { longest: Math.max(...tasks), long: tasks.filter((task) => task > longTask).length };
}

/** Bytes that the page holds after a collection, its arrays included. */
async function usedMemory(page) {
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
    return usedSize + backingStorageSize;
}

/** Milliseconds of CPU time of each task of the page's main thread: the one that did the most. */
function mainThreadTasks(events) {
    const threads = events
        .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
        .map(({ pid, tid }) =>
            events
                .filter((event) => event.pid === pid && event.tid === tid && event.name.endsWith("RunTask"))
                .map(({ tdur = 0 }) => tdur / 1000),
        );
    return threads.reduce((most, tasks) => (sum(tasks) > sum(most) ? tasks : most), []);
}

function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}
