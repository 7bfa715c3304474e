// A run as a report in Markdown: what somebody needs who is to find out what went wrong. Whatever the program holds or
// prints stands in code, behind fences that are longer than any in it.
import { outputText } from "../output/lines";
import { plainText } from "../story/sentence";
import { storyAround, tell } from "../story/story";
import { deedText } from "../session/interventions";
import { livingTasks, taskState, type TaskState } from "../trace/state";
import type { RunModel } from "../trace/model";
import type { Ending, RecordedSettings } from "../trace/recording";
import { taskName } from "../trace/words";

export interface ReportedRun {
    model: RunModel;
    source: string;
    settings: RecordedSettings;
    /** Null while the run goes on. */
    ending: Ending | null;
    /** Events that lie behind the moment that the report is about. */
    count: number;
    /** What ran it: "Loopscope 0.1.0, Node 20". */
    versions: string;
    /** Where the same run can be seen; empty for nowhere. */
    link: string;
}

const mostSentences = 30;
const mostTasks = 40;
const mostOutput = 6_000;

export function markdownReport(run: ReportedRun): string {
    const { model, source, count } = run;
    const moment = model.momentAfter(count);
    const parts = [
        `# ${headline(run)}`,
        facts(run),
        "## Program",
        fenced(source, "python"),
        ...problem(run.ending),
        ...output(model),
        `## What happened up to t = ${Number(moment.time.toFixed(6))} s (event ${count} of ${model.log.count})`,
        fenced(story(model, count) || "Nothing yet.", "text"),
        ...tasks(model, count),
    ];
    return `${parts.join("\n\n")}\n`;
}

function headline({ ending, model }: ReportedRun): string {
    const time = `${Number((ending?.time ?? model.endTime).toFixed(6))} s`;
    if (ending === null) return `A run that goes on after ${time}`;
    const { how, exitCode, problem } = ending;
    switch (how) {
        case "finished":
            if (problem !== null) return `A run that ended with ${code(problem.kind)} after ${time}`;
            return `A run that ended with exit code ${exitCode} after ${time}`;
        case "stopped":
            return `A run that was stopped after ${time}`;
        case "stuck":
            return `A run that was stuck after ${time}: nothing is left that could wake the program`;
        case "out of time":
            return `A run that had not ended after ${time}`;
    }
}

function facts({ settings, versions, link, model }: ReportedRun): string {
    const { clock, seed, debug, developmentMode, limits, interventions } = settings;
    const modes = [debug ? "debug mode" : "", developmentMode ? "development mode" : ""];
    const bounds = Object.entries(limits).map(([name, limit]) => `${name} ${limit}`);
    const lines = [
        `- ${[`${clock} clock`, `seed ${seed}`, ...modes, ...bounds].filter((word) => word !== "").join(", ")}`,
        `- ${versions}`,
        ...interventions.map((one) => {
            const target = taskName(model, one.target) ?? `number ${one.target}`;
            return `- Done to it after event ${one.at}: ${code(deedText(one, target))}`;
        }),
        ...(link === "" ? [] : [`- [The same run in Loopscope](<${link}>)`]),
        ...(model.dropped > 0 ? [`- Its first ${model.dropped} events are no longer known.`] : []),
    ];
    return lines.join("\n");
}

function problem(ending: Ending | null): string[] {
    if (!ending?.problem) return [];
    const { kind, message, line } = ending.problem;
    const place = line > 0 ? ` (line ${line})` : "";
    return ["## Error", fenced(`${message === "" ? kind : `${kind}: ${message}`}${place}`, "text")];
}

function output(model: RunModel): string[] {
    const all = outputText(model, model.log.count);
    if (all === "") return [];
    const cut = all.length > mostOutput;
    return [
        cut ? "## Output, the end of it" : "## Output",
        fenced(cut ? all.slice(-mostOutput) : all, "text"),
    ];
}

function story(model: RunModel, count: number): string {
    const { events } = storyAround(model, count, mostSentences, 0, false);
    return events
        .map((event) => tell(model, event))
        .map((sentence) => `${sentence.time.toFixed(3).padStart(9)}  ${plainText(sentence)}`)
        .join("\n");
}

function tasks(model: RunModel, count: number): string[] {
    const known = model.history.tasksInTree().filter(({ createdEvent }) => createdEvent < count);
    if (known.length === 0) return [];
    const { tasks: living } = livingTasks(model, count);
    const shown = known.length > mostTasks ? living.slice(0, mostTasks) : known;
    const rows = shown.map((task) => {
        const state = taskState(model, task, count);
        const line = state.line > 0 ? String(state.line) : "";
        return `| ${[code(task.name), code(task.coroutine), standing(state), line].join(" | ")} |`;
    });
    const left = known.length - shown.length;
    return [
        "## Tasks at that moment",
        ["| task | coroutine | state | line |", "| --- | --- | --- | --- |", ...rows].join("\n"),
        ...(left > 0 ? [`${left} more tasks are not in this table.`] : []),
    ];
}

function standing(state: TaskState): string {
    const detail = state.label || state.outcome;
    return detail === "" ? state.standing : `${state.standing}: ${code(detail)}`;
}

/** A block of code whose fence no line of the text can end. */
function fenced(text: string, language: string): string {
    const fence = "`".repeat(Math.max(3, longestTicks(text) + 1));
    return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}

/** Code within a line, and within a table. */
function code(text: string): string {
    const line = text.replaceAll(/\s+/g, " ").slice(0, 200).replaceAll("|", "\\|");
    if (line.trim() === "") return "";
    const ticks = "`".repeat(longestTicks(line) + 1);
    const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return `${ticks}${pad}${line}${pad}${ticks}`;
}

function longestTicks(text: string): number {
    return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}
