// Finds the instant that an example wants its reader to look at in the trace of its run.
import { EventCursor } from "../trace/decoder";
import { Kind } from "../trace/events";
import type { RunModel } from "../trace/model";
import { lineOf } from "./steps";

/** An instant worth looking at. */
export interface Look {
    /** Loop time in seconds. */
    at: number;
    /** The line that is reached then, or soon after; 0 where the time alone says when. */
    line: number;
    /** What is to be seen there. */
    what: string;
}

/** Events with which a step of the loop ends or another one begins. */
const stepEnds = new Set<number>([
    Kind.TaskSuspended,
    Kind.TaskFinished,
    Kind.HandleEnded,
    Kind.TaskBegan,
    Kind.HandleBegan,
    Kind.IterationEnded,
]);

/**
 * How many events lie behind the playhead at that instant: at a time in seconds, or, where a line is given, when the line
 * has been reached then or later, with all that it does. -1 while the trace does not know.
 */
export function instantOf(model: RunModel, at: number, line: number): number {
    const { log } = model;
    if (line === 0) return log.lastTime > at ? log.countUntil(at) : -1;
    const cursor = new EventCursor();
    let reached = false;
    for (let index = Math.max(log.first, log.countUntil(at - 1e-9)); index < log.count; index++) {
        const event = log.seek(index, cursor);
        const ends = stepEnds.has(event.kind);
        const there = lineOf(event);
        if (reached && (ends || (there !== 0 && there !== line))) return index;
        if (there !== line || event.kind === Kind.TaskBegan) continue;
        if (ends) return index + 1;
        reached = true;
    }
    return -1;
}
