// The arrows of one task: who created, woke and cancelled it, and whom it created, woke and cancelled, within a stretch of
// the run. Pure; the painter draws those whose both ends are rows.
import { EventCursor } from "../trace/decoder";
import { at, causeKinds } from "../trace/events";
import type { TaskRecord } from "../trace/history";
import { Mark } from "../trace/lane";
import type { RunModel } from "../trace/model";

export interface Arrow {
    readonly kind: "created" | "woke" | "cancelled";
    /** Ids of tasks; `from` is 0 where the loop or somebody outside is the source. */
    readonly from: number;
    readonly to: number;
    readonly time: number;
    /** What else is the source: "timeout". */
    readonly label: string;
}

/** More than a picture can show. */
const mostArrows = 200;

/** Arrows to and from a task between two times; `others` are the tasks to which arrows may lead. */
export function arrowsOf(
    model: RunModel,
    task: TaskRecord,
    others: readonly TaskRecord[],
    from: number,
    to: number,
): Arrow[] {
    const arrows = arrowsTo(model, task, from, to);
    for (const other of others) {
        if (arrows.length >= mostArrows) break;
        if (other === task || other.lane.end < from || other.lane.start > to) continue;
        arrows.push(...arrowsTo(model, other, from, to).filter((arrow) => arrow.from === task.id));
    }
    return arrows.slice(0, mostArrows);
}

/** Arrows to a task between two times, the first `most` of them. */
export function arrowsTo(
    model: RunModel,
    task: TaskRecord,
    from: number,
    to: number,
    most = mostArrows,
): Arrow[] {
    const { lane } = task;
    const arrows: Arrow[] = [];
    if (task.parent !== 0 && lane.start >= from && lane.start <= to)
        arrows.push({ kind: "created", from: task.parent, to: task.id, time: lane.start, label: "" });
    for (let mark = lane.firstMarkFrom(from); mark < lane.markCount; mark++) {
        if (lane.markTime(mark) > to || arrows.length >= most) break;
        const arrow = arrowOfMark(model, task, mark);
        if (arrow !== null) arrows.push(arrow);
    }
    return arrows;
}

/** The arrow that leads to a mark on a task's lane; null where nobody else is known to be behind it. */
export function arrowOfMark(model: RunModel, task: TaskRecord, mark: number): Arrow | null {
    const { lane } = task;
    const event = lane.markEvent(mark);
    if (event < model.log.first) return null;
    const isTask = (id: number) => model.history.taskById.has(id);
    const arrow = { to: task.id, time: lane.markTime(mark) };
    const kind = lane.markKind(mark);
    if (kind === Mark.Woken) {
        const { cause, by, because, source } = at.TaskWoken;
        model.log.seek(event, cursor);
        // Who cancelled it has an arrow of its own.
        if (causeKinds[cursor.word(cause)] === "Cancel") return null;
        const waker = [cursor.word(source), cursor.word(by)].find(isTask);
        const isTimer = causeKinds[cursor.word(because)] === "Timer";
        if (waker === task.id || (waker === undefined && !isTimer)) return null;
        return { ...arrow, kind: "woke", from: waker ?? 0, label: isTimer ? "timer" : "" };
    }
    if (kind !== Mark.CancelAsked) return null;
    const { cause, by } = at.CancelAsked;
    model.log.seek(event, cursor);
    const source = cursor.word(by);
    const label = sources[causeKinds[cursor.word(cause)] ?? "Program"] ?? "";
    return { ...arrow, kind: "cancelled", from: source !== task.id && isTask(source) ? source : 0, label };
}

const cursor = new EventCursor();

const sources: Partial<Record<(typeof causeKinds)[number], string>> = {
    Timeout: "timeout",
    TaskGroup: "task group",
    Runner: "asyncio.run",
    User: "you",
    Gather: "gather",
};
