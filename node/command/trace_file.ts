// Saves a run to the file that --trace names (docs/TRACE_FILE.md), as a whole or not at all: one that is there already
// stays until the new one is complete.
import {
    accessSync,
    closeSync,
    constants,
    openSync,
    realpathSync,
    renameSync,
    rmSync,
    statSync,
    writeFileSync,
    type Stats,
} from "node:fs";
import { dirname, join } from "node:path";
import { RecordingError } from "../../web/trace/recording";
import type { Session } from "../session";
import { fail, reasonOf } from "./streams.mjs";

/** Says before the program runs that its run could not be saved there. */
export function refuseTarget(path: string): void {
    try {
        const target = statOf(path);
        if (target?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
        const folder = dirname(path);
        if (target === undefined && !statSync(folder).isDirectory())
            throw Object.assign(new Error(), { code: "ENOTDIR" });
        accessSync(target === undefined ? folder : path, constants.W_OK);
    } catch (error) {
        refuse(path, error as Error);
    }
}

export async function writeTraceFile(path: string, session: Session): Promise<void> {
    let text;
    try {
        text = await session.save();
    } catch (error) {
        if (!(error instanceof RecordingError)) throw error;
        return fail(`the run cannot be saved: ${error.message}`);
    }
    const target = statOf(path);
    try {
        // A pipe or a device is written to; nothing may take its place.
        if (target !== undefined && !target.isFile()) writeFileSync(path, text);
        else writeWhole(target === undefined ? path : realpathSync(path), text, target?.mode);
    } catch (error) {
        refuse(path, error as Error);
    }
}

function writeWhole(path: string, text: string, mode = 0o666): void {
    const unfinished = join(dirname(path), `.loopscope-${process.pid}.tmp`);
    try {
        const descriptor = openSync(unfinished, "wx", mode);
        try {
            writeFileSync(descriptor, text);
        } finally {
            closeSync(descriptor);
        }
        renameSync(unfinished, path);
    } catch (error) {
        rmSync(unfinished, { force: true });
        throw error;
    }
}

function statOf(path: string): Stats | undefined {
    return statSync(path, { throwIfNoEntry: false });
}

function refuse(path: string, error: Error): never {
    fail(`can't write '${path}': ${reasonOf(error)}`);
}
