// Running other programs. A program that ends badly is a Problem that names it; its last words are shown first.
import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Problem } from "./terminal.mjs";

/** The root of the clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Runs a program with its output shown as it comes. Throws `Problem(failure)` unless it ends with 0. */
export async function run(command, args, { cwd = root, env = process.env, failure } = {}) {
    const child = spawn(command, args, { cwd, env, stdio: "inherit" });
    await ended(child, command, failure);
}

/** The descriptor on which a program tells `output` how far it is. */
export const statusDescriptor = 3;

/**
 * Runs a program and returns what it wrote on stdout. `onLine` gets each line of it as it comes, `onStatus` each line on
 * `statusDescriptor`. Throws `Problem(failure)` unless the program ends with 0, after showing the end of what it wrote.
 */
export async function output(
    command,
    args,
    { cwd = root, env = process.env, onLine, onStatus, failure } = {},
) {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe", "pipe"] });
    let text = "";
    let errors = "";
    eachLine(child.stdio[statusDescriptor], onStatus);
    eachLine(child.stdout, onLine);
    child.stdout.on("data", (piece) => (text += piece));
    child.stderr.setEncoding("utf8").on("data", (piece) => (errors += piece));
    try {
        await ended(child, command, failure);
    } catch (error) {
        if (failure) console.error(lastLines(text + errors));
        throw error;
    }
    return text;
}

/** Waits for a child process. Throws `Problem` if it cannot be started or does not end with 0. */
export function ended(child, name, failure) {
    return new Promise((resolve, reject) => {
        child.on("error", (error) =>
            reject(
                new Problem(error.code === "ENOENT" ? `${name} is missing on this machine.` : error.message),
            ),
        );
        child.on("close", (code, signal) =>
            code === 0
                ? resolve()
                : reject(new Problem(failure ?? `${name} ended with ${signal ?? `exit code ${code}`}.`)),
        );
    });
}

/** The full path of a program on PATH, or undefined. */
export function findOnPath(program, path = process.env.PATH ?? "") {
    return path
        .split(delimiter)
        .map((folder) => join(folder, program))
        .find(isExecutable);
}

/** Reads a stream as text and gives each line that is complete to `take`. */
function eachLine(stream, take = () => {}) {
    let unfinished = "";
    stream.setEncoding("utf8").on("data", (piece) => {
        const lines = (unfinished + piece).split("\n");
        unfinished = lines.pop();
        lines.forEach((line) => take(line));
    });
}

function isExecutable(file) {
    try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
    } catch {
        return false;
    }
}

function lastLines(text) {
    return text.trimEnd().split("\n").slice(-30).join("\n");
}
