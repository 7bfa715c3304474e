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

/** Runs a program of this folder in the page, so many times at each speed; gives what was measured, by speed. */
export async function measureCalm(browser, program, rounds) {
    const text = readFileSync(join(root, "bench/page/programs", program), "utf8");
    const site = await serve(join(root, "dist"), 0);
    const measured = [];
    try {
        for (const [name, speed] of Object.entries(speeds)) {
            const each = [];
            for (let round = 0; round < rounds; round++)
                each.push(await runOnce(browser, site.url, text, speed));
            measured.push({ name, rounds: each });
        }
    } finally {
        await site.close();
    }
    return measured;
}

async function runOnce(browser, url, text, speed) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const saved = JSON.stringify({ text, example: "", breakpoints: [] });
    await page.addInitScript((saved) => localStorage.setItem("loopscope.program", saved), saved);
    await page.goto(url);
    await page.locator(".monaco.ready").waitFor();
    await page.getByRole("slider", { name: "Speed" }).fill(String(speed));
    // What the page does when it has just been opened is not meant here.
    await page.waitForTimeout(1000);

    const tracing = await browser.newBrowserCDPSession();
    const events = [];
    tracing.on("Tracing.dataCollected", ({ value }) => events.push(...value));
    await tracing.send("Tracing.start", {
        traceConfig: { includedCategories: ["toplevel", "__metadata"], recordMode: "recordAsMuchAsPossible" },
        transferMode: "ReportEvents",
    });
    await page.getByRole("button", { name: "Run", exact: true }).click();
    const state = page.getByRole("status", { name: "State" });
    await state.filter({ hasText: "finished" }).waitFor({ timeout: 120_000 });
    // What is shown of the end.
    await page.waitForTimeout(500);
    const ended = new Promise((resolve) => tracing.once("Tracing.tracingComplete", resolve));
    await tracing.send("Tracing.end");
    await ended;
    const bar = await page.locator("footer").textContent();
    const heap = await usedMemory(page);
    await tracing.detach();
    await page.close();
    const tasks = mainThreadTasks(events);
    return {
        longest: Math.max(...tasks),
        long: tasks.filter((task) => task > longTask).length,
        tasks: tasks.length,
        heap,
        bar,
    };
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
