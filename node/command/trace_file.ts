// A run saved to a file: its program, its settings and the packed words of its trace, from which every view is made again.
import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { eventFields } from "../../web/trace/events";
import type { Run } from "../session";
import { ExitCode, type Command } from "./options.mjs";
import { fail, reasonOf } from "./streams.mjs";

export interface TraceFile {
    format: "loopscope run";
    version: 1;
    source: string;
    settings: { clock: "virtual" | "real"; seed: number; debug: boolean; limits: Record<string, number> };
    exitCode: number;
    /** Seconds on the run's clock at its end. */
    time: number;
    /** The kinds of events in the order of their numbers, with their fields, as the trace was written. */
    events: Record<string, string>;
    /** The trace (core/loop/trace.h), little-endian 32-bit words in base64. */
    words: string;
}

/** Writes the file as a whole or not at all: one that is there already stays until the new one is complete. */
export function writeTraceFile(command: Command, run: Run, words: Uint32Array): void {
    const { clock, seed, developmentMode, limits } = command;
    const file: TraceFile = {
        format: "loopscope run",
        version: 1,
        source: run.source,
        settings: { clock, seed, debug: developmentMode || Boolean(process.env.PYTHONASYNCIODEBUG), limits },
        exitCode: run.exitCode,
        time: run.time,
        events: eventFields,
        words: Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString("base64"),
    };
    writeWhole(command.trace, JSON.stringify(file));
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
        fail(`can't write '${path}': ${reasonOf(error as Error)}`, ExitCode.wrongUsage);
    }
}
