// What a run's tasks did, as data: made from the page's own model of the trace (web/trace/history.ts).
import { EventCursor, type TraceLog } from "../web/trace/decoder";
import { at, causeKinds, Kind, outcomes, waitKinds } from "../web/trace/events";
import type { History, TaskRecord } from "../web/trace/history";
import { Doing, Mark, type Lane } from "../web/trace/lane";
import { lineOf } from "./events";

/** What a task did for a while. */
export interface Span {
    /** Ready: it waits for its turn. */
    doing: "ready" | "running" | "suspended" | "blocked";
    /** Seconds on the run's clock; the end is null while it lasts. */
    start: number;
    end: number | null;
    /** The line of the program where it stands; 0 when unknown. */
    line: number;
    /** Of a suspended one: what it waits for ("Sleep", "Task", "Lock"...), and that in words. */
    wait?: string;
    label?: string;
}

/** Somebody asked to cancel a task. */
export interface CancelRequest {
    time: number;
    /** "Task", "Timeout", "TaskGroup", "User"...: who asked; `task` is its name where it was one. */
    by: string;
    task: string | null;
    message: string;
    line: number;
    /** The event's place in the trace. */
    event: number;
}

export interface Task {
    /** Its number in the trace. */
    id: number;
    name: string;
    coroutine: string;
    /** The task that created it; null for one that was created outside of any. */
    parent: number | null;
    /** The line of the call that created it. */
    line: number;
    created: number;
    /** Null when it has not ended. */
    ended: number | null;
    outcome: "result" | "failed" | "cancelled" | null;
    /** The result or the error as text. */
    text: string;
    cancelRequests: CancelRequest[];
    /** It was cancelled in the middle and ended otherwise. */
    swallowedCancel: boolean;
    spans: Span[];
}

const doings = (Object.entries(Doing) as [string, number][])
    .sort(([, a], [, b]) => a - b)
    .map(([name]) => name.toLowerCase()) as Span["doing"][];

/** Tasks in the order in which they were created, as far as they are kept. */
export function tasksOf(history: History, log: TraceLog): Task[] {
    return history.tasks.map((record) => taskOf(record, history, log));
}

function taskOf(record: TaskRecord, history: History, log: TraceLog): Task {
    const { lane } = record;
    const hasEnded = record.finishedEvent !== Infinity;
    return {
        id: record.id,
        name: record.name,
        coroutine: record.coroutine,
        parent: record.parent || null,
        line: lineOf(record.line),
        created: lane.start,
        ended: hasEnded ? lane.end : null,
        outcome: hasEnded ? ((outcomes[record.outcome]?.toLowerCase() ?? null) as Task["outcome"]) : null,
        text: record.outcomeText,
        cancelRequests: cancelRequestsOf(lane, history, log),
        swallowedCancel: marksOf(lane).includes(Mark.CancelSwallowed),
        spans: Array.from({ length: lane.count }, (_, index) => spanOf(lane, index, log)),
    };
}

function marksOf(lane: Lane): number[] {
    return Array.from({ length: lane.markCount }, (_, mark) => lane.markKind(mark));
}

function spanOf(lane: Lane, index: number, log: TraceLog): Span {
    const { doing, start, end, wait, label, line } = lane.segment(index);
    const span: Span = {
        doing: doings[doing]!,
        start,
        end: end === Infinity ? null : end,
        line: lineOf(line),
    };
    if (doing !== Doing.Suspended) return span;
    return { ...span, wait: waitKinds[wait] ?? "", label: log.text(label) };
}

function cancelRequestsOf(lane: Lane, history: History, log: TraceLog): CancelRequest[] {
    const requests: CancelRequest[] = [];
    const cursor = new EventCursor();
    for (let mark = 0; mark < lane.markCount; mark++) {
        const event = lane.markEvent(mark);
        if (lane.markKind(mark) !== Mark.CancelAsked || event < log.first) continue;
        log.seek(event, cursor);
        if (cursor.kind !== Kind.CancelAsked) continue;
        const { cause, by, message, line } = at.CancelAsked;
        requests.push({
            time: cursor.time,
            by: causeKinds[cursor.word(cause)] ?? "",
            task: history.taskById.get(cursor.word(by))?.name ?? null,
            message: log.text(cursor.word(message)),
            line: lineOf(cursor.word(line)),
            event,
        });
    }
    return requests;
}
