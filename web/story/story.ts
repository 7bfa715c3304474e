// The story of a run: one plain sentence for each event of its trace. Pure: a model in, sentences out; the page, its
// screen reader's text and the command line tell the same.
import { EventCursor } from "../trace/decoder";
import { eventNames, Kind, taskField, type EventName } from "../trace/events";
import type { RunModel } from "../trace/model";
import { Teller } from "./teller";
import type { Part, Sentence } from "./sentence";
import { tellFutures } from "./futures";
import { tellLoop } from "./loop";
import { tellTasks } from "./tasks";

/** How each kind of event is told. */
type Tales = Record<Exclude<EventName, "Text">, (teller: Teller) => readonly Part[]>;

const tales: Tales = { ...tellLoop, ...tellTasks, ...tellFutures };

/** What happened at an event that is still kept. */
export function tell(model: RunModel, index: number): Sentence {
    const event = model.log.seek(index, new EventCursor());
    const teller = new Teller(model, event);
    const name = eventNames[event.kind];
    const tale = name === undefined || name === "Text" ? undefined : tales[name];
    const parts = tale?.(teller) ?? ["Something happened that this page does not know."];
    return { event: index, time: event.time, task: teller.subject, parts };
}

/** The kinds of events at which the program gets further; the others are the loop's own work. */
const steps = new Set<number>([
    Kind.ProgramStarted,
    Kind.ProgramEnded,
    Kind.ThreadStarted,
    Kind.ThreadEnded,
    Kind.ThreadBlocked,
    Kind.Warning,
    Kind.LoopIdle,
    ...taskField.keys(),
]);

/** Whether an event is one that a story of the program's steps tells. */
export function isStep(kind: number): boolean {
    return steps.has(kind);
}

/** The last event before `count` that is a step; -1 for none that is near. */
export function lastStep(model: RunModel, count: number): number {
    const cursor = new EventCursor();
    const last = Math.min(count, model.log.count) - 1;
    for (let index = last; index >= Math.max(model.log.first, last - farthest); index--)
        if (isStep(model.log.seek(index, cursor).kind)) return index;
    return -1;
}

/** Events that are looked through for the next one to tell. */
const farthest = 20_000;

/** Indices of the events that are told around a place: at most so many before and after it, steps only or every one. */
export function storyAround(
    model: RunModel,
    count: number,
    before: number,
    after: number,
    every: boolean,
): { events: number[]; earlier: boolean; later: boolean } {
    const { log } = model;
    const cursor = new EventCursor();
    const told = (index: number) => every || isStep(log.seek(index, cursor).kind);
    const past: number[] = [];
    let first = Math.min(count, log.count);
    while (first > Math.max(log.first, count - farthest) && past.length < before)
        if (told(--first)) past.push(first);
    const future: number[] = [];
    let last = Math.max(count, log.first);
    while (last < Math.min(log.count, count + farthest) && future.length < after)
        if (told(last++)) future.push(last - 1);
    return { events: [...past.reverse(), ...future], earlier: first > log.first, later: last < log.count };
}
