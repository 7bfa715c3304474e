#!/usr/bin/env node
// The command `loopscope`: runs a program in Node, on the same WebAssembly as the page.
import { existsSync, readFileSync, statSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const wrongUsage = 2;
const stuck = 1;
/** What a program is given between two looks at signals: about 8 ms of an ordinary one. */
const portionMilliseconds = 8;
const [smallestBudget, firstBudget, largestBudget] = [2_000, 100_000, 5_000_000];
/** Milliseconds; setTimeout takes no more. */
const longestPause = 2 ** 31 - 1;
/** As `advance` tells it. */
const waiting = 1;
const limitNames = [
    "memoryBytes",
    "recursion",
    "integerBits",
    "integerDigits",
    "tasks",
    "outputBytes",
    "sliceUnits",
];
const help = `usage: loopscope run FILE|- [--clock real|virtual] [-X dev] [--seed N] [--limit NAME=N]

Runs a program in Python syntax on Loopscope's event loop.
  --clock real|virtual  real time (default), or virtual time that skips all waiting
  -X dev                asyncio's debug mode; so does PYTHONASYNCIODEBUG=1
  --seed N              what \`random\` starts from while the program does not seed it
  --limit NAME=N        what the program may use: memoryBytes, recursion, integerBits, integerDigits, tasks,
                        outputBytes or sliceUnits; may be given for each
`;

/** One clear line, and out. */
function fail(text, exitCode = wrongUsage) {
    write(2, Buffer.from(`loopscope: ${text}\n`));
    process.exit(exitCode);
}

function readArguments(words) {
    if (words[0] === "--help" || words[0] === "-h") {
        process.stdout.write(help);
        process.exit(0);
    }
    if (words.shift() !== "run") fail("say what to do: loopscope run FILE (see --help)");
    const command = { file: "", clock: "real", developmentMode: false, seed: 0, limits: {} };
    while (words.length > 0) {
        const word = words.shift();
        if (word === "--clock") {
            command.clock = words.shift();
            if (!["real", "virtual"].includes(command.clock)) fail("--clock wants real or virtual");
        } else if (word === "-X") {
            if (words.shift() !== "dev") fail("-X knows dev only");
            command.developmentMode = true;
        } else if (word === "--seed") {
            const digits = words.shift() ?? "";
            if (!/^\d{1,15}$/.test(digits)) fail("--seed wants a whole number");
            command.seed = Number(digits);
        } else if (word === "--limit") {
            const [, name, digits] = /^(\w+)=(\d{1,15})$/.exec(words.shift() ?? "") ?? [];
            if (!limitNames.includes(name)) fail("--limit wants NAME=N (see --help)");
            command.limits[name] = Number(digits);
        } else if (word.startsWith("-") && word !== "-") {
            fail(`unknown option ${word} (see --help)`);
        } else if (command.file) {
            fail(`one program at a time: ${command.file} or ${word}`);
        } else {
            command.file = word;
        }
    }
    if (!command.file) fail("which program? loopscope run FILE (see --help)");
    return command;
}

function readSource(file) {
    if (file === "-") return readFileSync(0);
    if (!existsSync(file)) fail(`can't open file '${file}': No such file or directory`);
    if (statSync(file).isDirectory()) fail(`${file} is a directory, not a program`);
    try {
        return readFileSync(file);
    } catch (error) {
        return fail(`can't open file '${file}': ${error.message}`);
    }
}

/** Writes at once and in order; a closed pipe (`| head`) ends the command quietly. */
function write(descriptor, bytes) {
    let written = 0;
    while (written < bytes.length) {
        try {
            written += writeSync(descriptor, bytes, written);
        } catch (error) {
            if (error.code === "EPIPE") process.exit(0);
            if (error.code !== "EAGAIN") throw error;
        }
    }
}

async function loadModule() {
    const folder = join(dirname(fileURLToPath(import.meta.url)), "../../build/wasm");
    const path = join(folder, "loopscope_wasm.mjs");
    if (!existsSync(path)) fail("the WebAssembly module is missing: run `npm run build` first");
    const { default: createModule } = await import(path);
    const wasmBinary = readFileSync(join(folder, "loopscope_wasm.wasm"));
    const library = JSON.parse(readFileSync(join(folder, "library.json"), "utf8"));
    return { module: await createModule({ wasmBinary }), library };
}

/** Resolves after so many milliseconds, or at once at Ctrl+C. */
function pause(milliseconds) {
    return new Promise((resume) => {
        const timer = setTimeout(resume, milliseconds);
        wake = () => {
            clearTimeout(timer);
            resume();
        };
    });
}

const command = readArguments(process.argv.slice(2));
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
    command.limits,
);

function flush() {
    for (const { stream, bytes } of session.takeOutput()) write(stream, bytes);
}

let wake = () => {};
process.on("SIGINT", () => {
    session.interrupt();
    wake();
});

session.start(source);
let budget = firstBudget;
while (!session.ended()) {
    const began = performance.now();
    const state = session.advance(budget);
    flush();
    if (state !== waiting) {
        const factor = portionMilliseconds / Math.max(performance.now() - began, 0.1);
        budget = Math.min(largestBudget, Math.max(smallestBudget, budget * Math.min(2, factor)));
        // Signals are heard between two portions.
        await new Promise((resume) => setImmediate(resume));
        continue;
    }
    const seconds = session.deadline() - session.clock();
    if (seconds === Infinity) fail("nothing is left that could wake the program", stuck);
    await pause(Math.min(Math.max(0, seconds * 1000), longestPause));
}
flush();
process.exit(session.exitCode());
