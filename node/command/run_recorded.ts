// `loopscope run --json` and `--trace FILE`: a run whose outcome is data.
import type { Command } from "./options.mjs";
import { endingOf, runToTell } from "./recorded";
import { write } from "./streams.mjs";

export async function runRecorded(command: Command): Promise<number> {
    const { run } = await runToTell(command);
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
