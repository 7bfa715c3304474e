// The programs of this folder and the page's examples with their recordings, and what running one of them means:
// the two hosts (native command and wasm in Node), the options of a program's first line, and the comparison with
// what CPython printed.

import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { normalise } from "./normalise.mjs";

/**
 * @typedef {{ exit: number, stdout: string[], stderr: string[] }} Outcome lines, so that a last "" stands for a final newline
 * @typedef {{ file: string, path: string, sentence: string, options: string[], environment: Record<string, string>,
 *   lastLineOnly: boolean, expected: Outcome | null }} Program
 * @typedef {{ name: string, command: string[] }} Host
 * @typedef {{ part: 'exit code' | 'standard output' | 'last line of standard error' | 'standard error',
 *   expected: string[], actual: string[] }} Difference
 */

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const examples = join(root, "web", "examples");
const timeLimit = 30_000;

/**
 * Every program whose path holds each of the `words`, in the order of their paths. The page's examples count as a
 * folder of this one. @param {string[]} words
 */
export function findPrograms(words = []) {
    const own = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((path) => path.includes("/"));
    const shown = readdirSync(examples).map((name) => `examples/${name}`);
    return [...own, ...shown]
        .filter((path) => path.endsWith(".py") && words.every((word) => path.includes(word)))
        .sort()
        .map(readProgram);
}

/** @param {string} path @returns {Program} */
function readProgram(path) {
    const file = path.startsWith("examples/") ? join(examples, basename(path)) : join(here, path);
    const recording = join(here, path.replace(/\.py$/, ".expected.json"));
    return {
        file,
        path,
        sentence: path
            .replace(/\.py$/, "")
            .replace(/\/\d+_/g, "/")
            .replace(/[_-]/g, " ")
            .replace(/\//g, ", ")
            .replace(/, (?=[^,]*$)/, ": "),
        ...runOptions(readFileSync(file, "utf8").split("\n", 1)[0] ?? ""),
        expected: existsSync(recording) ? JSON.parse(readFileSync(recording, "utf8")) : null,
    };
}

/** What the first-line comment `# run: ...` asks for. @param {string} firstLine */
function runOptions(firstLine) {
    const words = firstLine.startsWith("# run:") ? firstLine.slice("# run:".length).trim().split(/\s+/) : [];
    const options = ["--clock", "virtual"];
    /** @type {Record<string, string>} */
    const environment = {};
    let lastLineOnly = false;
    while (words.length > 0) {
        const word = words.shift() ?? "";
        if (word === "-X") options.push(word, words.shift() ?? "");
        else if (word === "--clock") options[1] = words.shift() ?? "";
        else if (word === "--compare") lastLineOnly = words.shift() === "last-line";
        else environment[word.split("=")[0]] = word.split("=").slice(1).join("=");
    }
    return { options, environment, lastLineOnly };
}

/** The command built natively: LOOPSCOPE_NATIVE, or the newest one below build/native. @returns {Host} */
export function nativeHost() {
    const folder = join(root, "build", "native");
    const found = process.env.LOOPSCOPE_NATIVE
        ? [process.env.LOOPSCOPE_NATIVE]
        : (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [])
              .filter((path) => basename(path) === "loopscope")
              .map((path) => join(folder, path))
              .filter((path) => statSync(path).isFile())
              .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    if (found.length === 0)
        throw new Error(`The native command is missing: no loopscope below ${relative(root, folder)}.`);
    return { name: "native", command: [found[0]] };
}

/** The command that runs the wasm build in Node. @returns {Host} */
export function wasmHost() {
    const file = join(root, "node", "command", "loopscope.mjs");
    if (!existsSync(file)) throw new Error(`The wasm command is missing: ${relative(root, file)}.`);
    return { name: "wasm", command: [process.execPath, file] };
}

/** Runs one program and gives its normalised outcome. @param {Host} host @param {Program} program @returns {Promise<Outcome>} */
export function run(host, program) {
    const name = basename(program.file);
    const [command, ...first] = host.command;
    const environment = { ...process.env, PYTHONASYNCIODEBUG: undefined, ...program.environment };
    return new Promise((resolve) => {
        const child = execFile(
            command,
            [...first, "run", program.file, ...program.options],
            {
                env: environment,
                timeout: timeLimit,
                killSignal: "SIGKILL",
                maxBuffer: 1 << 26,
            },
            (error, stdout, stderr) => {
                const killed = child.signalCode ? `\n(ended by ${child.signalCode})` : "";
                resolve({
                    exit: child.exitCode ?? (error ? 128 : 0),
                    stdout: normalise(stdout, name).split("\n"),
                    stderr: (normalise(stderr, name) + killed).split("\n"),
                });
            },
        );
        child.stdin?.end();
    });
}

/** Where `actual` differs from the recording, the weightiest part first. @param {Program} program @param {Outcome} actual @returns {Difference[]} */
export function compare(program, actual) {
    const { expected } = program;
    if (!expected) throw new Error(`${program.path} has no recording: run record.py with CPython 3.13.`);
    /** @type {Difference[]} */
    const parts = [
        { part: "standard output", expected: expected.stdout, actual: actual.stdout },
        { part: "exit code", expected: [String(expected.exit)], actual: [String(actual.exit)] },
        {
            part: "last line of standard error",
            expected: lastLine(expected.stderr),
            actual: lastLine(actual.stderr),
        },
    ];
    if (!program.lastLineOnly)
        parts.push({ part: "standard error", expected: expected.stderr, actual: actual.stderr });
    return parts.filter((part) => part.expected.join("\n") !== part.actual.join("\n"));
}

/** @param {string[]} lines */
function lastLine(lines) {
    return lines.filter((line) => line !== "").slice(-1);
}

/** The differences as text for people: lines that only CPython printed with -, lines that only we printed with +. @param {Difference[]} differences */
export function differencesAsText(differences) {
    return differences
        .map(({ part, expected, actual }) => `${part}\n${diffLines(expected, actual).join("\n")}`)
        .join("\n");
}

/** @param {string[]} expected @param {string[]} actual */
function diffLines(expected, actual) {
    const common = expected.map(() => new Uint32Array(actual.length + 1));
    common.push(new Uint32Array(actual.length + 1));
    for (let i = expected.length - 1; i >= 0; i--)
        for (let j = actual.length - 1; j >= 0; j--)
            common[i][j] =
                expected[i] === actual[j]
                    ? common[i + 1][j + 1] + 1
                    : Math.max(common[i + 1][j], common[i][j + 1]);
    const lines = [];
    let i = 0;
    let j = 0;
    while (i < expected.length || j < actual.length) {
        if (i < expected.length && j < actual.length && expected[i] === actual[j]) {
            lines.push(`    ${expected[i]}`);
            i++;
            j++;
        } else if (j >= actual.length || (i < expected.length && common[i + 1][j] >= common[i][j + 1])) {
            lines.push(`  - ${expected[i++]}`);
        } else {
            lines.push(`  + ${actual[j++]}`);
        }
    }
    return lines;
}
