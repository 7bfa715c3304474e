// Why a handle is in the ready queue, in a few words.
import { causeKinds } from "../trace/events";
import type { ReadyHandle } from "../trace/moment";
import type { RunModel } from "../trace/model";

export function readyReason(handle: ReadyHandle, model: RunModel, count: number): string {
    const task = model.history.taskById.get(handle.id);
    if (task !== undefined && task.lane.segmentAfter(count) === 0) return "first step";
    const by = model.history.taskById.get(handle.by)?.name;
    switch (causeKinds[handle.cause]) {
        case "Task":
            return by === undefined ? "by a task" : `by ${by}`;
        case "Timer":
            return "its time has come";
        case "Future":
            return by === undefined ? "its future is done" : `${by} is done`;
        case "Timeout":
            return "timeout";
        case "TaskGroup":
            return "by its task group";
        case "Gather":
            return "gather is done";
        case "Shield":
            return "shield is done";
        case "Runner":
            return "by asyncio.run";
        case "Thread":
            return "by a thread";
        case "User":
            return "by you";
        default:
            return "call_soon";
    }
}
