// Saves a run to the file that --trace names (docs/TRACE_FILE.md).
import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { RecordingError } from "../../web/trace/recording";
import type { Session } from "../session";
import { fail, reasonOf } from "./streams.mjs";

/** Writes the file as a whole or not at all: one that is there already stays until the new one is complete. */
export async function writeTraceFile(path: string, session: Session): Promise<void> {
    try {
        writeWhole(path, await session.save());
    } catch (error) {
        if (!(error instanceof RecordingError)) throw error;
        fail(`the run cannot be saved: ${error.message}`);
    }
}

function writeWhole(path: string, text: string): void {
    const unfinished = join(dirname(path), `.loopscope-${process.pid}.tmp`);
    try {
        const descriptor = openSync(unfinished, "wx");
        try {
            writeSync(descriptor, text);
        } finally {
            closeSync(descriptor);
        }
        renameSync(unfinished, path);
    } catch (error) {
        rmSync(unfinished, { force: true });
        fail(`can't write '${path}': ${reasonOf(error as Error)}`);
    }
}
