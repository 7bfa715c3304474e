// `npm run bench -- --page`: what the page's own work costs. In Node: jumps to any event of a run of 200,000, with the await
// graph and the facts of a task there. In Chromium: frames of a timeline of 100,000 segments; the main thread's longest tasks
// while 10,000 tasks of a program run; and a run of a million events. `--jumps`, `--frames`, `--calm` or `--long-run` measures
// one of them.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { createServer } from "vite";
import { root } from "../scripts/setup/command.mjs";
import { main, Problem } from "../scripts/setup/terminal.mjs";
import { measureCalm, measureLongRun } from "./page/calm.mjs";
import { median } from "./statistics.mjs";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const jumps = 300;
const calmRounds = 5;

main(async () => {
    const only = ["--jumps", "--frames", "--calm", "--long-run"].filter((word) =>
        process.argv.includes(word),
    );
    const wanted = (word) => only.length === 0 || only.includes(word);
    if (wanted("--jumps") || wanted("--frames")) await measureParts(wanted);
    if (wanted("--calm")) await inChromium(printCalm);
    if (wanted("--long-run")) await inChromium(printLongRun);
});

/** What is measured of parts of the page alone, as they are written. */
async function measureParts(wanted) {
    const server = await createServer({
        configFile: false,
        root: join(root, "bench/page"),
        server: { host: "127.0.0.1", port: 0, fs: { allow: [root] }, hmr: false },
        logLevel: "error",
    });
    await server.listen();
    try {
        if (wanted("--jumps")) await measureJumps(server);
        if (wanted("--frames")) await inChromium((browser) => measureFrames(browser, server));
    } finally {
        await server.close();
    }
}

async function inChromium(measure) {
    if (!existsSync(executablePath)) throw new Problem(`There is no Chromium at ${executablePath}.`);
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    try {
        await measure(browser);
    } finally {
        await browser.close();
    }
}

async function measureJumps(server) {
    const load = (path) => server.ssrLoadModule(join(root, path));
    const [{ sleepers }, { awaitGraph }, { factsOf }] = await Promise.all([
        load("bench/page/runs.ts"),
        load("web/trace/awaits.ts"),
        load("web/inspector/facts.ts"),
    ]);
    for (const tasks of [10, 1_000, 10_000]) {
        const model = sleepers(tasks, 100_000);
        const { count } = model.log;
        const took = { moment: [], graph: [], facts: [], all: [] };
        for (let jump = 0; jump < jumps; jump++) {
            // Scattered over the run, the same ones each time.
            const event = (jump * 7919 * 97) % count;
            const began = ownTime();
            const moment = model.momentAfter(event);
            const there = ownTime();
            awaitGraph(model, moment, 10);
            const drawn = ownTime();
            factsOf(model, moment, moment.time, 10);
            const told = ownTime();
            took.moment.push(there - began);
            took.graph.push(drawn - there);
            took.facts.push(told - drawn);
            took.all.push(told - began);
        }
        const worst = Math.max(...took.all);
        console.log(
            `A jump in ${count.toLocaleString("en")} events of ${tasks.toLocaleString("en")} tasks: ` +
                `${milliseconds(median(took.all))} (moment ${milliseconds(median(took.moment))}, ` +
                `await graph ${milliseconds(median(took.graph))}, facts of a task ${milliseconds(median(took.facts))}); ` +
                `the longest ${milliseconds(worst)}`,
        );
    }
}

async function measureFrames(browser, server) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 640 } });
    await page.goto(server.resolvedUrls.local[0]);
    await page.waitForFunction("window.measured !== undefined", null, { timeout: 120_000 });
    for (const { name, painting, frames } of await page.evaluate("window.measured")) {
        const late = frames.filter((frame) => frame > 20).length;
        console.log(
            `Frames of 100,000 segments, ${name}: painting ${milliseconds(median(painting))}, ` +
                `the longest ${milliseconds(Math.max(...painting))}; a frame ${milliseconds(median(frames))}, ` +
                `${late} of ${frames.length} late`,
        );
    }
}

async function printCalm(browser) {
    for (const program of ["10_thousand_sleepers.py", "10_thousand_producers.py"]) {
        for (const { name, tasks } of await measureCalm(browser, program, calmRounds)) {
            const longest = tasks.map((round) => round.longest);
            console.log(
                `Tasks of the main thread, ${program} ${name}: the longest ${milliseconds(median(longest))} ` +
                    `(${longest.map(milliseconds).join(", ")}), ` +
                    `${tasks.reduce((sum, { long }) => sum + long, 0)} over 50 ms in ${tasks.length} runs`,
            );
        }
    }
}

async function printLongRun(browser) {
    const { running, scrubbing, stepping, memory, bar } = await measureLongRun(
        browser,
        "a_million_events.py",
    );
    console.log(
        `A run of 1.6 million events: the longest task ${milliseconds(running.longest)} while it runs, ` +
            `${milliseconds(scrubbing.longest)} while it is scrubbed, ${milliseconds(stepping.longest)} while it is ` +
            `stepped through; the page holds ${(memory / 1e6).toFixed(0)} MB; it says: ${bar.replaceAll(/\s+/g, " ")}`,
    );
}

/** Milliseconds that this process has computed: what else the machine does does not count. */
function ownTime() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
}

function milliseconds(number) {
    return `${number.toFixed(number < 10 ? 2 : 0)} ms`;
}
