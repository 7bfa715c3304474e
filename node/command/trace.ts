// `loopscope trace FILE`: every event of the event loop, a line for each; with --json a JSON object for each, with --format
// the whole run as other tools and people take it.
import { eventsBetween, type TraceEvent } from "../events";
import type { Command } from "./options.mjs";
import { exported } from "./exports";
import { endingOf, runToTell, type ToldRun } from "./recorded";
import { LineWriter, write } from "./streams.mjs";

export async function listTrace(command: Command): Promise<number> {
    const told = await runToTell(command, true);
    const { run, exitCode } = told;
    if (command.format === "") listEvents(command, told);
    else for (const piece of await exported(command, told)) write(1, piece);
    const ending = endingOf(run, command);
    if (ending) write(2, `loopscope: ${ending}\n`);
    return exitCode;
}

function listEvents(command: Command, { run, model }: ToldRun): void {
    const names = new Map(run.tasks.map((task) => [task.id, task.name]));
    const lineOf = command.json ? (event: TraceEvent) => JSON.stringify(event) : plainLine(names);
    const lines = new LineWriter();
    for (const event of eventsBetween(model.log, 0, model.log.count)) lines.add(lineOf(event));
    lines.end();
}

function plainLine(names: ReadonlyMap<number, string>): (event: TraceEvent) => string {
    return ({ time, kind, fields }) => {
        const words = Object.entries(fields)
            .filter(([, value]) => value !== 0 && value !== "")
            .map(([name, value]) => `${name}=${shown(names, name, value)}`);
        return `${time.toFixed(6).padStart(12)}  ${kind.padEnd(16)}  ${words.join(" ")}`.trimEnd();
    };
}

/** Fields that hold the number of a task, or of something else. */
const ids = new Set(["task", "parent", "by", "source", "awaited", "target", "future"]);

function shown(names: ReadonlyMap<number, string>, name: string, value: string | number | null): string {
    if (typeof value === "number") return (ids.has(name) ? names.get(value) : undefined) ?? String(value);
    return value === null ? "never" : /^[\w.()-]+$/.test(value) ? value : JSON.stringify(value);
}
