// A run of the command's program with its trace, as the other commands read it.
import { resolve } from "node:path";
import { Session, type Run, type SessionOptions } from "../session";
import type { Command } from "./options.mjs";
import { readSource } from "./streams.mjs";

export function sessionOptions(command: Command): SessionOptions {
    return {
        clock: command.clock,
        seed: command.seed,
        debug: Boolean(process.env.PYTHONASYNCIODEBUG),
        developmentMode: command.developmentMode,
        fileName: command.file === "-" ? "<stdin>" : resolve(command.file),
        limits: command.limits,
        until: command.until,
    };
}

/** The program as the session takes it: bytes, so that what is not UTF-8 is refused as CPython refuses it. */
export function programOf(command: Command): Uint8Array {
    return readSource(command.file);
}

/** Runs it to its end; Ctrl+C interrupts the program. */
export async function finish(session: Session): Promise<Run> {
    const interrupt = () => session.interrupt();
    process.on("SIGINT", interrupt);
    try {
        return await session.finish();
    } finally {
        process.off("SIGINT", interrupt);
    }
}

/** What is worth a line on stderr about a run that did not end by itself; empty for others. */
export function endingOf(run: Run, command: Command): string {
    if (run.outOfTime) return `the program was ended at ${command.until} s, as --until says`;
    return run.stuck ? "nothing is left that could wake the program" : "";
}
