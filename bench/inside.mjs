// Memory, looks inside and the trace, in WebAssembly: what an idle session and a suspended coroutine hold, how long an
// inspection and an await graph take, how long at most a host waits for one `advance` of programs that do a lot at once,
// and how much longer a run takes that is traced.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../scripts/setup/command.mjs";
import { Problem } from "../scripts/setup/terminal.mjs";
import { load, ownTime } from "./module.mjs";
import { median } from "./statistics.mjs";

const sessionsAtOnce = 100;
const coroutines = 400_000;
/** A run that is traced takes longer or shorter by where the stack of its process lies (README.md, "The C++ loop"). */
const tracedProcesses = 7;

/** Programs of which each asks for much in one go. */
const greedy = {
    "fork bomb of tasks": "async def main():\n    while True: asyncio.create_task(asyncio.sleep(9))\n",
    "gather of 100,000":
        "async def main(): await asyncio.gather(*[asyncio.sleep(1) for _ in range(100_000)])\n",
    "200,000 callbacks in one iteration":
        "async def main():\n    loop = asyncio.get_running_loop()\n" +
        "    for _ in range(200_000): loop.call_soon(int)\n    await asyncio.sleep(0)\n",
    "a list of 1,000,000 nodes dropped":
        "async def main():\n    node = None\n    for _ in range(1_000_000): node = [node]\n    node = None\n",
    "100,000 tasks cancelled at once":
        "async def main():\n    tasks = [asyncio.create_task(asyncio.sleep(9)) for _ in range(100_000)]\n" +
        "    await asyncio.sleep(0)\n    for task in tasks: task.cancel()\n    await asyncio.wait(tasks)\n",
};

/** Advances until the program has ended or waits for ever; gives the longest advance in milliseconds. */
function advanceToEnd(session, budget) {
    let [longest, state] = [0, 0];
    while (state === 0) {
        const began = ownTime();
        state = session.advance(budget, Infinity);
        longest = Math.max(longest, ownTime() - began);
    }
    return longest;
}

const waits = (tasks) => `
async def wait(event, a, b):
    c = a + b
    await event.wait()

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(wait(event, n, n)) for n in range(${tasks})]
    await event.wait()

asyncio.run(main())
`;

async function idleSession() {
    const { bytes, open } = await load();
    const before = bytes();
    const sessions = Array.from({ length: sessionsAtOnce }, () =>
        open("asyncio.new_event_loop().run_forever()"),
    );
    for (const session of sessions) advanceToEnd(session, 100_000);
    const own = median(sessions.map((session) => session.memoryInUse()));
    return { own, all: (bytes() - before) / sessionsAtOnce };
}

async function suspendedCoroutine() {
    const { bytes, open } = await load();
    const source = (count) => `
async def wait(a, b):
    c = a + b
    await Once()

class Once:
    def __await__(self): yield

kept = [wait(n, n) for n in range(${count})]
for each in kept: each.send(None)
asyncio.new_event_loop().run_forever()
`;
    const none = open(source(0));
    advanceToEnd(none, 100_000);
    const before = bytes();
    const many = open(source(coroutines));
    advanceToEnd(many, 100_000);
    return {
        own: (many.memoryInUse() - none.memoryInUse()) / coroutines,
        all: (bytes() - before) / coroutines,
    };
}

async function looksInside(tasks) {
    const { open } = await load();
    const session = open(waits(tasks));
    advanceToEnd(session, 100_000);
    const time = (look) => {
        const times = Array.from({ length: 9 }, () => {
            const began = ownTime();
            JSON.parse(look());
            return ownTime() - began;
        });
        return median(times);
    };
    return [time(() => session.inspect()), time(() => session.awaitGraph())];
}

/** Of runs in a process of their own: the milliseconds of each program of traced_runs.mjs, untraced and traced. */
function tracedRuns() {
    const file = join(root, "bench/traced_runs.mjs");
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8" });
    if (status !== 0) throw new Problem(`bench/traced_runs.mjs failed:\n${stderr}`);
    return JSON.parse(stdout);
}

const row = (name, ...cells) =>
    console.log(`  ${name.padEnd(40)}${cells.map((cell) => String(cell).padStart(14)).join("")}`);

console.log("\nMemory in WebAssembly, bytes                    objects     all, about       target");
const idle = await idleSession();
row("an idle session with asyncio", Math.round(idle.own), Math.round(idle.all), "4,000,000");
const coroutine = await suspendedCoroutine();
row("a suspended coroutine with 3 locals", Math.round(coroutine.own), Math.round(coroutine.all), "500");

console.log("\nLooks inside, with JSON.parse, ms            inspection    await graph");
for (const tasks of [1_000, 10_000]) {
    row(`${tasks.toLocaleString("en")} tasks`, ...(await looksInside(tasks)).map((time) => time.toFixed(1)));
}

console.log("\nThe longest advance(2,000), ms");
for (const [name, source] of Object.entries(greedy)) {
    const { open } = await load();
    row(name, advanceToEnd(open(`${source}\nasyncio.run(main())\n`), 2_000).toFixed(1));
}

console.log("\nA run, ms                                      untraced        traced         ratio");
const runs = Array.from({ length: tracedProcesses }, tracedRuns);
for (const name of Object.keys(runs[0])) {
    const [untraced, traced] = [0, 1].map((index) => median(runs.map((run) => run[name][index])));
    const ratio = median(runs.map((run) => run[name][1] / run[name][0]));
    row(name, untraced.toFixed(1), traced.toFixed(1), ratio.toFixed(2));
}
