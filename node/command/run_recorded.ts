// `loopscope run --json` and `--trace FILE`: a run whose outcome is data.
import { Session } from "../session";
import type { Command } from "./options.mjs";
import { endingOf, finish, programOf, sessionOptions } from "./recorded";
import { write } from "./streams.mjs";
import { writeTraceFile } from "./trace_file";

export async function runRecorded(command: Command): Promise<number> {
    const session = await Session.open(programOf(command), {
        ...sessionOptions(command),
        keepWords: command.trace !== "",
    });
    const run = await finish(session);
    if (command.trace) writeTraceFile(command, run, session.words);
    if (command.json) {
        const { exitCode, stdout, stderr, error, stuck, outOfTime, time, tasks, warnings } = run;
        const outcome = { exitCode, stdout, stderr, error, stuck, outOfTime, time, tasks, warnings };
        write(1, `${JSON.stringify(outcome, null, 2)}\n`);
    } else {
        write(1, run.stdout);
        write(2, run.stderr);
        const ending = endingOf(run, command);
        if (ending) write(2, `loopscope: ${ending}\n`);
    }
    return run.exitCode;
}
