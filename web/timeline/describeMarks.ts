// The marks and arrows of a lane in words: who made the task, who woke it, who cancelled it, which awaits did not suspend
// it, up to one moment of the run.
import type { TaskRecord } from "../trace/history";
import { Mark } from "../trace/lane";
import type { RunModel } from "../trace/model";
import { arrowOfMark } from "./arrows";
import { momentLabel } from "./axis";

const words: Record<number, string> = {
    [Mark.Woken]: "woken",
    [Mark.AwaitedReady]: "did not suspend",
    [Mark.CancelAsked]: "cancel asked",
    [Mark.CancelDelivered]: "cancel delivered",
    [Mark.CancelSwallowed]: "cancel swallowed",
};

/** The newest marks after `count` events, the newest first, at most so many; then how many came before. */
export function describeMarks(model: RunModel, task: TaskRecord, count: number, most = 4): string {
    const { lane } = task;
    const marks = lane.marksAfter(count);
    const told: string[] = [];
    for (let mark = marks - 1; mark >= Math.max(0, marks - most); mark--) {
        const arrow = arrowOfMark(model, task, mark);
        const by = arrow === null ? "" : (nameOf(model, arrow.from) ?? arrow.label);
        told.push(sentence(words[lane.markKind(mark)] ?? "", by, lane.markTime(mark)));
    }
    if (marks > most) told.push(`${marks - most} earlier`);
    else if (task.createdEvent < count && lane.eventOf(0) === task.createdEvent)
        told.push(sentence("created", nameOf(model, task.parent) ?? "", lane.start));
    return told.join("; ");
}

function nameOf(model: RunModel, task: number): string | undefined {
    return model.history.taskById.get(task)?.name;
}

function sentence(what: string, by: string, time: number): string {
    return `${what}${by === "" ? "" : ` by ${by}`} at ${momentLabel(time)}`;
}
