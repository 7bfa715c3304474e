// A run with its trace, as the commands read it that tell of one: of the command's program, or one that was saved.
import { resolve } from "node:path";
import { RecordingError, refuseSize, type Recording } from "../../web/trace/recording";
import type { RunModel } from "../../web/trace/model";
import { readSaved, type Run } from "../run";
import { Session, type SessionOptions } from "../session";
import type { Command } from "./options.mjs";
import { fail, readSource, sizeOf } from "./streams.mjs";
import { refuseTarget, writeTraceFile } from "./trace_file";

export interface ToldRun {
    run: Run;
    model: RunModel;
    /** What else is known of it: the program, its settings, how it ended. */
    circumstances: Omit<Recording, "words">;
    /** With which the command ends when it has told it: a saved run was told well, however it ended. */
    exitCode: number;
}

/**
 * Runs the program, and saves the run where --trace says so; or reads the run that --saved promises. All events of a long
 * run are kept where the command tells them all, or saves them.
 */
export async function runToTell(command: Command, tellsAll = false): Promise<ToldRun> {
    if (command.saved) return { ...(await savedRun(command.file)), exitCode: 0 };
    if (command.trace !== "") refuseTarget(command.trace);
    const keeps = tellsAll || command.trace !== "" ? { keptEvents: Infinity } : {};
    const session = await Session.open(programOf(command), { ...sessionOptions(command), ...keeps });
    const run = await finish(session);
    if (command.trace !== "") await writeTraceFile(command.trace, session);
    const circumstances = session.circumstances();
    return { run, model: session.model, circumstances, exitCode: run.exitCode };
}

async function savedRun(file: string): Promise<Omit<ToldRun, "exitCode">> {
    try {
        const size = file === "-" ? 0 : sizeOf(file);
        if (size > 0) refuseSize(size);
        return await readSaved(readSource(file));
    } catch (error) {
        if (!(error instanceof RecordingError)) throw error;
        return fail(`${file === "-" ? "stdin" : `'${file}'`} is no saved run: ${error.message}`);
    }
}

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
    if (run.outOfTime && command.saved) return `the program was ended at ${Number(run.time.toFixed(3))} s`;
    if (run.outOfTime) return `the program was ended at ${command.until} s, as --until says`;
    return run.stuck ? "nothing is left that could wake the program" : "";
}
