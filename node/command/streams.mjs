// What the command reads and writes: the program's file, and its own streams, at once and in order. Whatever is wrong
// with them is said in one line on stderr.
import { readFileSync, statSync, writeSync } from "node:fs";
import { ExitCode } from "./options.mjs";

/** One clear line, and out. @param {string} text @returns {never} */
export function fail(text, exitCode = ExitCode.wrongUsage) {
    try {
        writeSync(2, `loopscope: ${text}\n`);
    } catch {
        // Nobody reads that either.
    }
    process.exit(exitCode);
}

/** The program's bytes; - is stdin. @param {string} file @returns {Uint8Array} */
export function readSource(file) {
    try {
        if (file === "-") return readFileSync(0);
        if (statSync(file).isDirectory()) fail(`${file} is a directory, not a program`);
        return readFileSync(file);
    } catch (error) {
        const reason = reasons[error.code] ?? error.message;
        return fail(file === "-" ? `can't read stdin: ${reason}` : `can't open file '${file}': ${reason}`);
    }
}

/** Bytes of a file, before it is read; 0 for what has no size, such as a pipe. @param {string} file */
export function sizeOf(file) {
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** In the words of strerror. */
const reasons = {
    ENOENT: "No such file or directory",
    EACCES: "Permission denied",
    ENOTDIR: "Not a directory",
    EISDIR: "Is a directory",
    ELOOP: "Too many levels of symbolic links",
    ENAMETOOLONG: "File name too long",
    ENOSPC: "No space left on device",
    EROFS: "Read-only file system",
};

/** @param {Error & { code?: string }} error */
export function reasonOf(error) {
    return reasons[error.code] ?? error.message;
}

/** Writes all of it; a pipe that nobody reads any more ends the command. @param {1 | 2} descriptor @param {Uint8Array | string} content */
export function write(descriptor, content) {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    let written = 0;
    while (written < bytes.length) {
        try {
            written += writeSync(descriptor, bytes, written);
        } catch (error) {
            if (error.code === "EPIPE") closedPipe(descriptor);
            if (error.code === "EAGAIN") continue;
            fail(
                `can't write to ${descriptor === 1 ? "stdout" : "stderr"}: ${reasonOf(error)}`,
                ExitCode.failed,
            );
        }
    }
}

function closedPipe(descriptor) {
    if (descriptor === 2) process.exit(ExitCode.closedPipe);
    fail("nobody reads stdout any more", ExitCode.closedPipe);
}

/** Many lines for stdout, written a thousand at a time. */
export class LineWriter {
    /** @type {string[]} */
    #lines = [];

    /** @param {string} line */
    add(line) {
        this.#lines.push(line);
        if (this.#lines.length === 1000) this.end();
    }

    end() {
        if (this.#lines.length > 0) write(1, `${this.#lines.join("\n")}\n`);
        this.#lines = [];
    }
}
