// Why a handle is in the ready queue, in a few words.
import { EventCursor } from "../trace/decoder";
import { at, causeKinds, waitKinds } from "../trace/events";
import type { RunModel } from "../trace/model";
import type { ReadyHandle } from "../trace/moment";
import { callbackName } from "../trace/words";

const cursor = new EventCursor();

export function readyReason(handle: ReadyHandle, model: RunModel, count: number): string {
    const task = model.history.taskById.get(handle.id);
    if (task !== undefined && task.lane.segmentAfter(count) === 0) return "first step";
    if (task !== undefined && handle.by === handle.id) return "gave up its turn";
    const cause = causeKinds[handle.cause] ?? "Program";
    switch (cause) {
        case "Cancel":
            return cancelReason(handle, model);
        case "Task":
            return task === undefined ? "call_soon" : `${taskName(model, handle.by)} is done`;
        case "Timer":
            return handle.by === handle.id ? timerReason(handle, model) : "by a timer";
        case "Thread":
            return "by a thread";
        case "User":
            return "by you";
        case "Timeout":
            return waitKinds[handle.ends] === "Timeout" ? "the timeout is over" : "by a timeout";
        case "Program":
        case "Runner":
            return "call_soon";
        default:
            return futureReason(model, handle.by);
    }
}

/** The wait of a task was cut short. */
function cancelReason(handle: ReadyHandle, model: RunModel): string {
    switch (causeKinds[handle.because]) {
        case "Timeout":
            return "timeout";
        case "TaskGroup":
            return "cancelled by its task group";
        case "Gather":
            return "cancelled by gather";
        case "Runner":
            return "cancelled by asyncio.run";
        case "User":
            return "cancelled by you";
        case "Task":
            return `cancelled by ${taskName(model, handle.source)}`;
        default:
            return "cancelled";
    }
}

function timerReason(handle: ReadyHandle, model: RunModel): string {
    const label = handle.task === 0 ? "" : callbackName(model.log.text(handle.label));
    return label === "" ? "its time has come" : `${label} is over`;
}

function taskName(model: RunModel, id: number): string {
    return model.history.taskById.get(id)?.name ?? "a task";
}

function futureReason(model: RunModel, id: number): string {
    const task = model.history.taskById.get(id);
    if (task !== undefined) return `${task.name} is done`;
    const created = model.history.futureCreated.get(id);
    if (created === undefined || created < model.log.first) return "its future is done";
    const event = model.log.seek(created, cursor);
    const label = model.log.text(event.word(at.FutureCreated.label));
    if (label === "") return "its future is done";
    return `${label} is ${waitKinds[event.word(at.FutureCreated.wait)] === "Sleep" ? "over" : "done"}`;
}
