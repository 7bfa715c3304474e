// Where the playhead goes by a step, forwards or back: to the next step of the loop, to what one task does next, to the
// next line of the program. Pure: a model and a place in, a place out.
import { EventCursor } from "../trace/decoder";
import { at, eventFields, eventNames, Kind, taskField } from "../trace/events";
import type { RunModel } from "../trace/model";
import { programLine } from "../trace/words";

export const stepKinds = ["loop", "task", "line"] as const;
/** `loop`: the next callback or task that the loop runs. `task`: what the followed task does next. `line`: the next line. */
export type StepKind = (typeof stepKinds)[number];

/** For each kind of event the place of its line; 0 for a kind without. */
const lineField = eventNames.map((name) =>
    eventFields[name].includes("line:line") ? (at[name] as { line: number }).line : 0,
);

/** The line of the program that an event happened at; 0 for none. */
export function lineOf(event: EventCursor): number {
    const field = lineField[event.kind] ?? 0;
    return field === 0 ? 0 : programLine(event.word(field));
}

/** The task that an event is about; 0 for none. */
export function taskOf(event: EventCursor): number {
    const field = taskField.get(event.kind);
    return field === undefined ? 0 : event.word(field);
}

/** The line that was reached last before the playhead, not before the event `from`; 0 where there is none. */
export function lineAt(model: RunModel, count: number, from = 0): number {
    const cursor = new EventCursor();
    for (let index = count - 1; index >= Math.max(from, model.log.first); index--) {
        const line = lineOf(model.log.seek(index, cursor));
        if (line !== 0) return line;
    }
    return 0;
}

/** The task that is followed where none is chosen: the one that runs, else the one that was spoken of last. */
export function taskAt(model: RunModel, count: number): number {
    const cursor = new EventCursor();
    for (let index = count - 1; index >= model.log.first; index--) {
        const task = taskOf(model.log.seek(index, cursor));
        if (task !== 0) return task;
    }
    return 0;
}

/**
 * How many events lie behind the playhead after a step on from `count`; -1 when the trace does not know yet.
 * `task` is the one to follow, 0 for whichever comes first.
 */
export function stepForward(model: RunModel, count: number, kind: StepKind, task: number): number {
    const cursor = new EventCursor();
    const stops = stopsOf(kind, task, kind === "line" ? lineAt(model, count) : 0);
    for (let index = Math.max(count, model.log.first); index < model.log.count; index++) {
        if (stops(model.log.seek(index, cursor))) return index + 1;
    }
    return -1;
}

/** The same backwards: the last place before `count` at which a step ends; the beginning when there is none. */
export function stepBack(model: RunModel, count: number, kind: StepKind, task: number): number {
    const cursor = new EventCursor();
    const stops = stopsOf(kind, task, kind === "line" ? lineAt(model, count) : 0);
    for (let index = Math.min(count, model.log.count) - 2; index >= model.log.first; index--) {
        if (stops(model.log.seek(index, cursor))) return index + 1;
    }
    return model.log.first;
}

/** How many events lie behind the playhead when one of these lines is next reached, from `from` up to `to`; -1 for none. */
export function nextAtLines(model: RunModel, from: number, to: number, lines: readonly number[]): number {
    const cursor = new EventCursor();
    for (let index = Math.max(from, model.log.first); index < to; index++) {
        const event = model.log.seek(index, cursor);
        if (lines.includes(lineOf(event)) && !goesOn(model, event)) return index + 1;
    }
    return -1;
}

/** Whether a task only goes on at the line where it was suspended: it has reached that line before. */
function goesOn(model: RunModel, event: EventCursor): boolean {
    if (event.kind !== Kind.TaskBegan) return false;
    const task = model.history.taskById.get(event.word(at.TaskBegan.task));
    return task !== undefined && task.lane.segmentAfter(event.index) > 0;
}

function stopsOf(kind: StepKind, task: number, line: number): (event: EventCursor) => boolean {
    if (kind === "loop") return (event) => event.kind === Kind.HandleBegan || event.kind === Kind.TaskBegan;
    if (kind === "task")
        return (event) => taskField.has(event.kind) && (task === 0 || taskOf(event) === task);
    return (event) => {
        const reached = lineOf(event);
        return reached !== 0 && reached !== line;
    };
}
