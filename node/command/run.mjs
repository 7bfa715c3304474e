// `loopscope run FILE`, plain: the program's output goes out as it comes, Ctrl+C comes in. It needs the WebAssembly module
// and nothing else, so that the first output is there quickly.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ExitCode } from "./options.mjs";
import { fail, readSource, write } from "./streams.mjs";

/** What a program is given between two looks at signals: about 8 ms of an ordinary one. */
const portionMilliseconds = 8;
const [smallestBudget, firstBudget, largestBudget] = [2_000, 100_000, 5_000_000];
/** Milliseconds; setTimeout takes no more. */
const longestPause = 2 ** 31 - 1;
/** As `advance` tells it. */
const waiting = 1;

/** @param {import("./options.mjs").Command} command */
export async function runPlainly(command) {
    const source = readSource(command.file);
    const { module, library: sources } = await loadModule();
    const library = new module.Library();
    for (const [name, text] of Object.entries(sources)) library.add(name, text);
    const session = new module.Session(
        library,
        command.file === "-" ? "<stdin>" : resolve(command.file),
        command.clock === "virtual",
        Boolean(process.env.PYTHONASYNCIODEBUG),
        command.developmentMode,
        command.seed,
        false,
        false,
        command.limits,
    );

    let wake = () => {};
    process.on("SIGINT", () => {
        session.interrupt();
        wake();
    });
    /** Resolves after so many milliseconds, or at once at Ctrl+C. */
    const pause = (milliseconds) =>
        new Promise((resume) => {
            const timer = setTimeout(resume, milliseconds);
            wake = () => {
                clearTimeout(timer);
                resume();
            };
        });
    const flush = () => {
        for (const { stream, bytes } of session.takeOutput()) write(stream, bytes);
    };

    session.holdAt(command.until);
    session.start(source);
    let budget = firstBudget;
    while (!session.ended()) {
        const began = performance.now();
        const state = session.advance(budget, Infinity);
        flush();
        if (session.ended()) break;
        const clock = session.clock();
        const left = state === waiting ? session.deadline() - clock : 0;
        if (clock >= command.until || (command.clock === "virtual" && state === waiting && left < Infinity))
            return outOfTime(command);
        if (state !== waiting) {
            // Where --until ends a run in virtual time must not depend on how quick the machine is.
            const isTimed = command.clock === "virtual" && command.until < Infinity;
            const factor = portionMilliseconds / Math.max(performance.now() - began, 0.1);
            if (!isTimed)
                budget = Math.min(largestBudget, Math.max(smallestBudget, budget * Math.min(2, factor)));
            // Signals are heard between two portions.
            await new Promise((resume) => setImmediate(resume));
            continue;
        }
        if (left === Infinity) fail("nothing is left that could wake the program", ExitCode.failed);
        const seconds = Math.min(left, command.until - clock);
        await pause(Math.min(Math.max(0, seconds * 1000), longestPause));
    }
    flush();
    process.exit(session.exitCode());
}

function outOfTime({ until }) {
    fail(`the program was ended at ${until} s, as --until says`, ExitCode.outOfTime);
}

async function loadModule() {
    const folder = join(dirname(fileURLToPath(import.meta.url)), "../../build/wasm");
    const path = join(folder, "loopscope_wasm.mjs");
    if (!existsSync(path)) fail("the WebAssembly module is missing: run `npm run build` first");
    const wasmBinary = readFileSync(join(folder, "loopscope_wasm.wasm"));
    const library = JSON.parse(readFileSync(join(folder, "library.json"), "utf8"));
    const { default: createModule } = await import(path);
    return { module: await createModule({ wasmBinary }), library };
}
