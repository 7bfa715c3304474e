// The phases of the loop's iterations, and where the playhead goes when it steps by them. Pure.
import { EventCursor } from "../trace/decoder";
import { Kind } from "../trace/events";
import type { RunModel } from "../trace/model";
import type { Moment, Phase } from "../trace/moment";
import { at } from "../story/sentence";

export const phases: readonly { phase: Phase; name: string }[] = [
    { phase: "timers", name: "timers" },
    { phase: "run", name: "run ready" },
    { phase: "wait", name: "wait" },
];

/** What the loop does in its phase at a moment, in a few words. */
export function phaseWords(moment: Moment): string {
    switch (moment.phase) {
        case "timers":
            return "Timers whose time has come move to the end of the ready queue.";
        case "run":
            return moment.current === null
                ? `${moment.ready.size} in the ready queue have their turns, first in, first out.`
                : "The first one has left the ready queue and has its turn.";
        case "wait":
            if (moment.ready.size > 0) return "Something is ready: there is nothing to wait for.";
            if (moment.idleUntil < 0) return "Everybody has had a turn; what comes next is looked at.";
            return moment.idleUntil >= never
                ? "Nothing is ready and no timer is set: it waits for somebody outside."
                : `Nothing is ready: it waits until ${at(moment.idleUntil)}.`;
        default:
            return "No loop is running.";
    }
}

/** Seconds that never come. */
const never = 1.8e10;

/** How many events lie behind the playhead when the next phase has begun; -1 when none is known. */
export function nextPhase(model: RunModel, count: number): number {
    const cursor = new EventCursor();
    const { log } = model;
    for (let index = Math.max(count, log.first); index < log.count; index++)
        if (begins(model, index, cursor)) return index + 1;
    return -1;
}

/** The same backwards; -1 when there is none before. */
export function previousPhase(model: RunModel, count: number): number {
    const cursor = new EventCursor();
    for (let index = Math.min(count, model.log.count) - 2; index >= model.log.first; index--)
        if (begins(model, index, cursor)) return index + 1;
    return -1;
}

/** Whether a phase begins at an event: the first of the timers that are due, an iteration, a time of waiting. */
function begins(model: RunModel, index: number, cursor: EventCursor): boolean {
    const { kind } = model.log.seek(index, cursor);
    if (kind === Kind.IterationBegan || kind === Kind.LoopIdle) return true;
    if (kind !== Kind.TimerDue) return false;
    return index === model.log.first || model.log.seek(index - 1, cursor).kind !== Kind.TimerDue;
}
