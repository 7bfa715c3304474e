// One moment of a run as text, for the failures of assertions: what every task is doing, and at which line.
import type { Run } from "../run";
import type { Task } from "../tasks";

/** Tasks that are shown at most. */
const mostTasks = 12;

export const seconds = (time: number) => `${Number(time.toFixed(6))} s`;

/** The state of every task at a time on the run's clock. */
export function momentText(run: Run, time: number): string {
    const there = run.tasks.filter((task) => task.created <= time);
    const width = Math.max(0, ...there.map((task) => task.name.length));
    const lines = there
        .slice(0, mostTasks)
        .map((task) => `    ${task.name.padEnd(width)}  ${describeTask(run, task, time)}`);
    if (there.length > mostTasks) lines.push(`    and ${there.length - mostTasks} more`);
    if (there.length === 0) lines.push("    no task yet");
    return [`At ${seconds(time)}:`, ...lines].join("\n");
}

function describeTask(run: Run, task: Task, time: number): string {
    if (task.ended !== null && task.ended <= time) return outcomeText(task);
    const span = task.spans.findLast(({ start }) => start <= time) ?? task.spans[0];
    if (span === undefined) return "not begun";
    const what = {
        ready: "ready, waits for its turn",
        running: "runs",
        suspended: `waits for ${span.label || span.wait}`,
        blocked: "blocked",
    }[span.doing];
    return `${what}${lineText(run, span.line)}`;
}

export function outcomeText(task: Task): string {
    switch (task.outcome) {
        case "result":
            return `ended at ${seconds(task.ended ?? 0)} with ${task.text}`;
        case "failed":
            return `failed at ${seconds(task.ended ?? 0)}: ${task.text}`;
        case "cancelled":
            return `was cancelled at ${seconds(task.ended ?? 0)}`;
        default:
            return "has not ended";
    }
}

/** A line of the program with its text; empty when it is unknown. */
export function lineText(run: Run, line: number): string {
    const text = run.source.split("\n")[line - 1]?.trim();
    return line === 0 || !text ? "" : `, line ${line}: ${text}`;
}
