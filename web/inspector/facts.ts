// What the trace knows of a task or future at one moment, as rows of words: what it waits for, who waits for it, who
// made it, who asked to cancel it, what became of it. Pure.
import { at as fields, causeKinds, waitKinds } from "../trace/events";
import { EventCursor } from "../trace/decoder";
import type { TaskRecord } from "../trace/history";
import type { RunModel } from "../trace/model";
import type { Moment } from "../trace/moment";
import { asCall, type Part } from "../story/sentence";
import { cancelsOf, futureState, isOver, taskState, waitersOf, type Cancel } from "../trace/state";
import { callbackName, futureLabel, waitWords } from "../trace/words";

export interface Fact {
    readonly label: string;
    readonly parts: readonly Part[];
}

export interface Facts {
    readonly id: number;
    readonly kind: "task" | "future";
    readonly name: string;
    /** "task, suspended" */
    readonly state: string;
    /** Where it stands in the program; 0 for nowhere. */
    readonly line: number;
    /** Of one that is over: its result or error. */
    readonly failed: boolean;
    readonly rows: readonly Fact[];
}

/** Waiters and children that are named; the others are counted. */
const mostNames = 6;

/** What is so at a moment, `time` seconds on the run's clock; null for an id that is neither a task's nor a future's then. */
export function factsOf(model: RunModel, moment: Moment, time: number, id: number): Facts | null {
    const task = model.history.taskById.get(id);
    if (task !== undefined)
        return task.createdEvent < moment.count ? taskFacts(model, moment, time, task) : null;
    return futureFacts(model, moment, id);
}

function taskFacts(model: RunModel, moment: Moment, time: number, task: TaskRecord): Facts {
    const state = taskState(model, task, moment.count);
    const over = isOver(state.standing);
    const rows: Fact[] = [{ label: "coroutine", parts: [{ code: `${task.coroutine}()` }] }];
    rows.push({ label: "created by", parts: creator(model, task) });
    if (state.standing === "suspended") {
        rows.push({ label: "waits for", parts: waitChain(model, moment, task) });
        rows.push({ label: "since", parts: [duration(state.since, time)] });
    }
    if (state.standing === "ready") rows.push({ label: "ready since", parts: [duration(state.since, time)] });
    const waiters = awaitedBy(model, task.id, moment.count);
    if (waiters.length > 0 || !over)
        rows.push({ label: "awaited by", parts: waiters.length === 0 ? ["nobody"] : waiters });
    const cancels = cancelsOf(model, task, moment.count);
    if (cancels.length > 0) rows.push({ label: "cancelling", parts: cancelling(model, task, cancels) });
    if (over)
        rows.push({
            label:
                state.standing === "finished" ? "result" : state.standing === "failed" ? "error" : "ended by",
            parts: [{ code: state.outcome || "None" }],
        });
    return {
        id: task.id,
        kind: "task",
        name: task.name,
        state: `task, ${state.standing}`,
        line: state.line,
        failed: state.standing === "failed",
        rows,
    };
}

function futureFacts(model: RunModel, moment: Moment, id: number): Facts | null {
    const state = futureState(model, id, moment.count);
    if (state === null) return null;
    const rows: Fact[] = [];
    const waiters = awaitedBy(model, id, moment.count);
    const inner = model.history.innerOf.get(id) ?? [];
    if (model.history.taskById.has(state.creator))
        rows.push({
            label: "created by",
            parts: [named(model, state.creator), ...(state.line === 0 ? [] : [", ", { line: state.line }])],
        });
    if (inner.length > 0)
        rows.push({
            label: "waits for",
            parts: inner
                .slice(0, mostNames)
                .flatMap((each, index) => listed(model, each, index, inner.length)),
        });
    rows.push({ label: "awaited by", parts: waiters.length === 0 ? ["nobody"] : waiters });
    if (state.ended !== null) {
        rows.push({
            label: state.standing === "finished" ? "result" : "error",
            parts: [{ code: state.outcome || "None" }],
        });
        if (model.history.taskById.has(state.ended.by))
            rows.push({
                label: "made done by",
                parts: [
                    named(model, state.ended.by),
                    ...(state.ended.line === 0 ? [] : [", ", { line: state.ended.line }]),
                ],
            });
    }
    return {
        id,
        kind: "future",
        name: asCall(state.label),
        state: `future, ${state.standing}`,
        line: state.line,
        failed: state.standing === "failed",
        rows,
    };
}

/** "timeout 0.5 → shield → fetch-2": what a task waits for, step by step. */
function waitChain(model: RunModel, moment: Moment, task: TaskRecord): Part[] {
    const state = taskState(model, task, moment.count);
    const parts: Part[] = [];
    for (const timer of moment.timers.values())
        if (timer.task === task.id && waitKinds[timer.ends] === "Timeout")
            parts.push(`timeout ${Number((timer.deadline - timer.set).toFixed(3))} → `);
    const { innerOf, holders, taskById } = model.history;
    if (taskById.has(state.awaited)) parts.push(named(model, state.awaited));
    else {
        parts.push({ code: asCall(callbackName(state.label)) });
        const inner = innerOf.get(state.awaited) ?? [];
        if (inner.length > 0) parts.push(" → ");
        parts.push(
            ...inner.slice(0, mostNames).flatMap((id, index) => listed(model, id, index, inner.length)),
        );
    }
    const holder = holders.get(state.place)?.after(moment.count) ?? 0;
    if (holder !== 0) parts.push(", held by ", named(model, holder));
    return parts;
}

function creator(model: RunModel, task: TaskRecord): Part[] {
    const line: Part[] = task.line === 0 || task.line >= 1 << 20 ? [] : [", ", { line: task.line }];
    const parent: Part = task.parent === 0 ? "the program" : named(model, task.parent);
    if (task.createdEvent < model.log.first) return [parent, ...line];
    const event = model.log.seek(task.createdEvent, new EventCursor());
    switch (causeKinds[event.word(fields.TaskCreated.cause)]) {
        case "Runner":
            return [{ code: "asyncio.run" }, ...line];
        case "Gather":
            return [parent, " through gather", ...line];
        case "TaskGroup":
            return [parent, " in a task group", ...line];
        case "Shield":
            return [parent, " through shield", ...line];
        default:
            return [parent, ...line];
    }
}

const sources: Partial<Record<Cancel["cause"], string>> = {
    Timeout: "a timeout",
    Runner: "asyncio.run",
    User: "you",
    Thread: "a thread",
    Gather: "gather",
    Program: "the program",
};

function cancelling(model: RunModel, task: TaskRecord, cancels: readonly Cancel[]): Part[] {
    const last = cancels[cancels.length - 1]!;
    const by = model.history.taskById.get(last.by);
    const who: Part =
        by !== undefined && by !== task
            ? named(model, last.by)
            : (sources[last.cause] ?? last.cause.toLowerCase());
    const group = last.cause === "TaskGroup" ? "its task group, for " : "";
    const delivered = last.takenBack ? "delivered and taken back" : "delivered";
    const pending = last.takenBack ? "taken back" : "asked, not there yet";
    const outcome = last.swallowed ? "swallowed" : last.delivered >= 0 ? delivered : pending;
    const message = last.message === "" ? "" : ` “${last.message}”`;
    return [
        `${cancels.length}, ${outcome}${message}; by ${group}`,
        who,
        ...(last.line === 0 ? [] : [", ", { line: last.line } as const]),
    ];
}

/** The tasks that wait for something, through what where not directly. */
function awaitedBy(model: RunModel, id: number, count: number): Part[] {
    const waiters = waitersOf(model, id, count);
    return waiters.slice(0, mostNames).flatMap((waiter, index): Part[] => {
        const through = futureState(model, waiter, count);
        const [first] = through === null ? [] : waitersOf(model, waiter, count);
        if (through === null || first === undefined) return listed(model, waiter, index, waiters.length);
        return [
            ...listed(model, first, index, waiters.length),
            ` through ${waitWords(waitKinds.indexOf(through.wait))}`,
        ];
    });
}

function named(model: RunModel, id: number): Part {
    const task = model.history.taskById.get(id);
    if (task !== undefined) return { task: id, name: task.name };
    return { code: asCall(futureLabel(model, id)) || "a future" };
}

/** One of a list, with what separates it from the one before and, at the end, how many more there are. */
function listed(model: RunModel, id: number, index: number, all: number): Part[] {
    const more = index === mostNames - 1 && all > mostNames ? [` and ${all - mostNames} more`] : [];
    return [...(index === 0 ? [] : [", "]), named(model, id), ...more];
}

function duration(since: number, now: number): string {
    return `${since.toFixed(3)} s, for ${Number(Math.max(0, now - since).toFixed(3))} s`;
}
