// `loopscope run FILE`, plain: the program's output goes out as it comes, Ctrl+C comes in. It needs the WebAssembly module
// and nothing else, so that the first output is there quickly.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterPortion, breathe, Pause } from "../pace.mjs";
import { ExitCode } from "./options.mjs";
import { fail, readSource, write } from "./streams.mjs";

/** What a program is given between two looks at signals: about 8 ms of an ordinary one. */
const portionMilliseconds = 8;
const [smallestBudget, firstBudget, largestBudget] = [2_000, 100_000, 5_000_000];
/** As `advance` tells it. */
const waiting = 1;

/** @param {import("./options.mjs").Command} command */
export async function runPlainly(command) {
    const source = readSource(command.file);
    const { module, library } = await loadModule();
    const session = new module.Session(
        new module.Library(library),
        command.file === "-" ? "<stdin>" : resolve(command.file),
        command.clock === "virtual",
        Boolean(process.env.PYTHONASYNCIODEBUG),
        command.developmentMode,
        command.seed,
        false,
        false,
        command.limits,
    );

    const pause = new Pause();
    process.on("SIGINT", () => {
        session.interrupt();
        pause.wake();
    });
    const flush = () => {
        for (const { stream, bytes } of session.takeOutput()) write(stream, bytes);
    };

    const { until } = command;
    const bounds = { isReal: command.clock === "real", until };
    session.holdAt(until);
    session.start(source);
    let budget = firstBudget;
    while (!session.ended()) {
        const began = performance.now();
        const state = session.advance(budget, Infinity);
        flush();
        if (session.ended()) break;
        const [clock, deadline] = [session.clock(), session.deadline()];
        const next = afterPortion({ isWaiting: state === waiting, deadline, clock }, bounds);
        if (next === "out of time")
            fail(`the program was ended at ${until} s, as --until says`, ExitCode.outOfTime);
        if (next === "stuck") fail("nothing is left that could wake the program", ExitCode.failed);
        if (next === "wait") await pause.wait(Math.min(deadline, until) - clock);
        else {
            const factor = portionMilliseconds / Math.max(performance.now() - began, 0.1);
            // Where --until ends a run in virtual time must not depend on how quick the machine is.
            if (bounds.isReal || until === Infinity)
                budget = Math.min(largestBudget, Math.max(smallestBudget, budget * Math.min(2, factor)));
            await breathe();
        }
    }
    flush();
    process.exit(session.exitCode());
}

async function loadModule() {
    const folder = join(dirname(fileURLToPath(import.meta.url)), "../../build/wasm");
    const path = join(folder, "loopscope_wasm.mjs");
    if (!existsSync(path)) fail("the WebAssembly module is missing: run `npm run build` first");
    // It is compiled on other threads while the rest is read.
    const compiled = WebAssembly.compile(readFileSync(join(folder, "loopscope_wasm.wasm")));
    const library = readFileSync(join(folder, "library.txt"));
    const { default: createModule } = await import(path);
    const instantiateWasm = (imports, done) => {
        void compiled.then((module) => WebAssembly.instantiate(module, imports)).then(done);
        return {};
    };
    return { module: await createModule({ instantiateWasm }), library };
}
