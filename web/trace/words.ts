// The words for what the trace says in numbers: what somebody waits for, who did something, where.
import { EventCursor, type TraceLog } from "./decoder";
import { at, Kind, waitKinds } from "./events";
import type { RunModel } from "./model";

/** A line of another file than the program has the file's number above these bits. */
const firstForeignLine = 1 << 20;

/** The line of the program; 0 for one of another file, or none. */
export function programLine(line: number): number {
    return line < firstForeignLine ? line : 0;
}

/** What a wait is called when the program gave it no words: "task group". */
export function waitWords(wait: number): string {
    const kind = waitKinds[wait] ?? "Future";
    return kind.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

/** What a task waits for, in the program's words where it has some. */
export function waitLabel(log: TraceLog, wait: number, label: number): string {
    return log.text(label) || waitWords(wait);
}

/** A callback's label without the place where it is defined. */
export function callbackName(label: string): string {
    return label.replace(/ at \S+:\d+$/, "");
}

/** A task's name; null for an id that is no task's. */
export function taskName(model: RunModel, id: number): string | null {
    return model.history.taskById.get(id)?.name ?? null;
}

const cursor = new EventCursor();

/** The label that a future was made with: "gather, 3 children"; empty when that is no longer kept. */
export function futureLabel(model: RunModel, id: number): string {
    const created = model.history.futureCreated.get(id);
    if (created === undefined || created < model.log.first) return "";
    const event = model.log.seek(created, cursor);
    return waitLabel(model.log, event.word(at.FutureCreated.wait), event.word(at.FutureCreated.label));
}

export interface HandleWords {
    label: string;
    /** An index of `waitKinds`: what the call ends; "Future" for a plain one. */
    ends: number;
    /** Of which future or task. */
    target: number;
    /** The task that a timer wakes. */
    task: number;
    /** The line of the program that made it. */
    line: number;
    isTimer: boolean;
}

/** What a callback or timer is for; null when that is no longer kept. */
export function handleWords(model: RunModel, id: number): HandleWords | null {
    const made = model.history.handleMade.get(id);
    if (made === undefined || made < model.log.first) return null;
    const event = model.log.seek(made, cursor);
    const isTimer = event.kind === Kind.TimerSet;
    const fields = isTimer ? at.TimerSet : at.HandleReady;
    return {
        label: callbackName(model.log.text(event.word(fields.label))),
        ends: event.word(fields.ends),
        target: event.word(fields.target),
        task: isTimer ? event.word(at.TimerSet.task) : 0,
        line: programLine(event.word(fields.line)),
        isTimer,
    };
}
