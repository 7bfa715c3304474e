// Tasks and futures at one moment of a run: what each does, for what and for whom it waits, what became of it, who asked
// to cancel it. Read from the history by comparing event numbers, so any moment costs the same.
import { EventCursor } from "./decoder";
import { at, causeKinds, Kind, outcomes, waitKinds, type CauseKind, type WaitKind } from "./events";
import type { TaskRecord } from "./history";
import { Doing, type Lane } from "./lane";
import type { RunModel } from "./model";
import { programLine, waitLabel } from "./words";

export type Ending = "finished" | "failed" | "cancelled";
export type TaskStanding = "not created" | "ready" | "running" | "suspended" | "blocked" | Ending;

const doings: readonly TaskStanding[] = ["ready", "running", "suspended", "blocked"];
const endings: Record<(typeof outcomes)[number], Ending> = {
    Result: "finished",
    Failed: "failed",
    Cancelled: "cancelled",
};

/** How a task or future ended, by the index into `outcomes`. */
export function endingOf(outcome: number): Ending {
    return endings[outcomes[outcome] ?? "Result"];
}

export interface TaskState {
    readonly task: TaskRecord;
    readonly standing: TaskStanding;
    /** Where it stands in the program; 0 for nowhere. */
    readonly line: number;
    /** Seconds on the run's clock since which it stands so. */
    readonly since: number;
    /** Of a suspended one: what it waits for. */
    readonly wait: WaitKind;
    readonly label: string;
    /** Id of the future or task that it waits for; 0 for none. */
    readonly awaited: number;
    /** Number of the lock, queue... at which it waits; 0 for none. */
    readonly place: number;
    /** The result or the error, once it is done. */
    readonly outcome: string;
}

/** What a task is after `count` events. */
export function taskState(model: RunModel, task: TaskRecord, count: number): TaskState {
    const { lane } = task;
    const index = lane.segmentAfter(count);
    const over = task.finishedEvent < count;
    const doing = index < 0 ? -1 : lane.doingOf(index);
    const waits = !over && doing === Doing.Suspended;
    return {
        task,
        standing: over ? endingOf(task.outcome) : (doings[doing] ?? "not created"),
        line: index < 0 || over ? 0 : programLine(lane.lineOf(index)),
        since: over ? lane.end : index < 0 ? 0 : lane.startOf(index),
        wait: waits ? (waitKinds[lane.waitOf(index)] ?? "Future") : "Future",
        label: waits ? waitLabel(model.log, lane.waitOf(index), lane.labelOf(index)) : "",
        awaited: waits ? lane.awaitedOf(index) : 0,
        place: waits ? lane.placeOf(index) : 0,
        outcome: over ? task.outcomeText : "",
    };
}

export function isOver(standing: TaskStanding): standing is Ending {
    return standing === "finished" || standing === "failed" || standing === "cancelled";
}

/** Id of the future or task that a lane's task waits for after `count` events; 0 for none. */
export function awaitedBy(lane: Lane, count: number): number {
    const index = lane.segmentAfter(count);
    return index >= 0 && lane.doingOf(index) === Doing.Suspended ? lane.awaitedOf(index) : 0;
}

/** Whether a task lives after `count` events. */
export function lives(task: TaskRecord, count: number): boolean {
    return task.createdEvent < count && task.finishedEvent >= count;
}

export interface FutureState {
    readonly id: number;
    readonly wait: WaitKind;
    readonly label: string;
    readonly line: number;
    readonly standing: "pending" | Ending;
    readonly outcome: string;
    /** Id of the task that made it; 0 for none. */
    readonly creator: number;
    /** Who made it done, and where, once it is. */
    readonly ended: { cause: CauseKind; by: number; line: number } | null;
}

const cursor = new EventCursor();

/** What a future is after `count` events; null for an id that is none, or that is no longer kept. */
export function futureState(model: RunModel, id: number, count: number): FutureState | null {
    const { history, log } = model;
    const created = history.futureCreated.get(id);
    if (created === undefined || created < log.first || created >= count) return null;
    const { wait, label, line, cause, by } = at.FutureCreated;
    let event = log.seek(created, cursor);
    const made = {
        id,
        wait: waitKinds[event.word(wait)] ?? ("Future" as const),
        label: waitLabel(log, event.word(wait), event.word(label)),
        line: programLine(event.word(line)),
        creator: causeKinds[event.word(cause)] === "Program" ? 0 : event.word(by),
    };
    const finished = history.futureFinished.get(id);
    if (finished === undefined || finished >= count)
        return { ...made, standing: "pending", outcome: "", ended: null };
    event = log.seek(finished, cursor);
    const ended = at.FutureFinished;
    return {
        ...made,
        standing: endingOf(event.word(ended.outcome)),
        outcome: log.text(event.word(ended.text)),
        ended: {
            cause: causeKinds[event.word(ended.cause)] ?? "Program",
            by: event.word(ended.by),
            line: programLine(event.word(ended.line)),
        },
    };
}

/** Whether a future or task is done after `count` events. */
export function isDone(model: RunModel, id: number, count: number): boolean {
    const task = model.history.taskById.get(id);
    const finished = task?.finishedEvent ?? model.history.futureFinished.get(id) ?? Infinity;
    return finished < count;
}

/** The tasks that live at a moment, in the order of their creation, and which of them wait for a future or task. */
export interface Living {
    readonly count: number;
    readonly tasks: readonly TaskRecord[];
    readonly waiting: ReadonlyMap<number, readonly TaskRecord[]>;
}

/** The newest reading of each run: several views ask for the same moment. */
const readings = new WeakMap<RunModel, Living>();

/** Who lives after `count` events. */
export function livingTasks(model: RunModel, count: number): Living {
    const known = readings.get(model);
    if (known?.count === count) return known;
    const tasks: TaskRecord[] = [];
    const waiting = new Map<number, TaskRecord[]>();
    for (const task of model.history.tasks) {
        if (task.createdEvent >= count) break;
        if (task.finishedEvent < count) continue;
        tasks.push(task);
        const awaited = awaitedBy(task.lane, count);
        if (awaited === 0) continue;
        const others = waiting.get(awaited);
        if (others === undefined) waiting.set(awaited, [task]);
        else others.push(task);
    }
    const living = { count, tasks, waiting };
    if (count <= model.log.count) readings.set(model, living);
    return living;
}

/** Ids of those who wait for a future or task after `count` events: tasks, and gathers, shields and their like. */
export function waitersOf(model: RunModel, id: number, count: number): number[] {
    const waiters = livingTasks(model, count).waiting.get(id) ?? [];
    const outers = (model.history.outersOf.get(id) ?? []).filter((outer) => !isDone(model, outer, count));
    return [
        ...waiters.map((task) => task.id),
        ...outers.filter((outer) => futureState(model, outer, count) !== null),
    ];
}

export interface Cancel {
    readonly event: number;
    readonly time: number;
    readonly cause: CauseKind;
    /** Id of who asked: a task, or what `cause` says. */
    readonly by: number;
    readonly message: string;
    /** Line of the program where it was asked; 0 for none. */
    readonly line: number;
    /** Index of the event at which it reached the task; -1 while it has not. */
    delivered: number;
    swallowed: boolean;
    /** By `uncancel()`. One that was not delivered by then may never be. */
    takenBack: boolean;
}

/** Who has asked to cancel a task up to `count` events, oldest first, and what came of it. */
export function cancelsOf(model: RunModel, task: TaskRecord, count: number): Cancel[] {
    const cancels: Cancel[] = [];
    for (const index of task.cancelEvents) {
        if (index >= count) break;
        if (index < model.log.first) continue;
        const event = model.log.seek(index, cursor);
        if (event.kind === Kind.CancelDelivered) {
            for (const cancel of cancels) if (cancel.delivered < 0) cancel.delivered = index;
        } else if (event.kind === Kind.CancelSwallowed) {
            for (const cancel of cancels) cancel.swallowed ||= cancel.delivered >= 0;
        } else if (event.kind === Kind.CancelTakenBack) {
            const last = cancels.findLast((cancel) => !cancel.takenBack);
            if (last !== undefined) last.takenBack = true;
        } else {
            const { cause, by, message, line } = at.CancelAsked;
            cancels.push({
                event: index,
                time: event.time,
                cause: causeKinds[event.word(cause)] ?? "Program",
                by: event.word(by),
                message: model.log.text(event.word(message)),
                line: programLine(event.word(line)),
                delivered: -1,
                swallowed: false,
                takenBack: false,
            });
        }
    }
    return cancels;
}

/** The cancel that is at work on a task: asked for and not yet there, in the step that it began, or its end. */
export function cancelAtWork(model: RunModel, task: TaskRecord, count: number): Cancel | null {
    const cancel = cancelsOf(model, task, count).findLast((each) => each.delivered >= 0 || !each.takenBack);
    if (cancel === undefined || cancel.swallowed) return null;
    if (cancel.delivered < 0) return cancel;
    if (task.finishedEvent < count) return endingOf(task.outcome) === "cancelled" ? cancel : null;
    const segment = task.lane.segmentAfter(count);
    return segment >= 0 && task.lane.eventOf(segment) <= cancel.delivered ? cancel : null;
}
