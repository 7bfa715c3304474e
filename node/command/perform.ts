// What the command does besides a plain run: everything that reads the run's trace.
import { bench } from "./bench";
import { check } from "./check";
import { explore } from "./explore";
import type { Command } from "./options.mjs";
import { runRecorded } from "./run_recorded";
import { tellStory } from "./story";
import { listTrace } from "./trace";

/** Does it and ends the process with its exit code. */
export async function perform(command: Command): Promise<never> {
    process.exit(await performed(command));
}

function performed(command: Command): Promise<number> {
    switch (command.name) {
        case "check":
            return check(command);
        case "trace":
            return listTrace(command);
        case "story":
            return tellStory(command);
        case "bench":
            return bench(command);
        default:
            return command.explore > 0 ? explore(command) : runRecorded(command);
    }
}
