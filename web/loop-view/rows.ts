// What the loop's lists show of one moment: its handles as rows of text. Pure; nothing in a row changes when the run goes on.
import { asCall } from "../story/sentence";
import { taskColour } from "../theme/taskColour";
import { durationLabel } from "../timeline/axis";
import { waitKinds } from "../trace/events";
import type { RunModel } from "../trace/model";
import type { Moment, ReadyHandle, Timer } from "../trace/moment";
import { callbackName, futureLabel, handleWords } from "../trace/words";
import { readyReason } from "./causes";

export interface HandleRow {
    /** Id of the task that it belongs to; 0 for none. */
    readonly task: number;
    /** Id of the timer that it is on; 0 for none. */
    readonly timer: number;
    readonly name: string;
    /** Custom property of its colour. */
    readonly colour: string;
    readonly detail: string;
    readonly state: string;
    readonly running: boolean;
    /** How much of a timer is left, from 0 to 1. */
    readonly left: number;
}

/** More than fit on a screen are counted. */
export const mostRows = 32;

/** The handle that runs, then those that wait their turn, first in, first out. */
export function readyRows(model: RunModel, moment: Moment): HandleRow[] {
    const { current } = moment;
    const rows: HandleRow[] = [];
    if (current !== null) {
        const detail = current.id === current.task ? "" : readyReason(current, model, moment.count);
        rows.push(readyRow(model, current, detail, "running"));
    }
    let place = 0;
    for (const handle of moment.ready.values()) {
        if (place === mostRows) break;
        const detail = readyReason(handle, model, moment.count);
        rows.push(readyRow(model, handle, detail, place++ === 0 ? "next" : ""));
    }
    return rows;
}

/** The timers that are due first; `time` is where the playhead stands. */
export function timerRows(model: RunModel, moment: Moment, time: number): HandleRow[] {
    return moment.timersInOrder(mostRows).map((timer) => {
        const left = Math.max(0, timer.deadline - time);
        return {
            ...ownerOf(model, timer.task, timer.label),
            timer: timer.handle,
            detail: purposeOf(model, timer),
            state: durationLabel(left),
            running: false,
            left: left / Math.max(1e-9, timer.deadline - timer.set),
        };
    });
}

function readyRow(model: RunModel, handle: ReadyHandle, detail: string, state: string): HandleRow {
    const running = state === "running";
    return { ...ownerOf(model, handle.task, handle.label), timer: 0, detail, state, running, left: 0 };
}

function ownerOf(model: RunModel, id: number, label: number): Pick<HandleRow, "task" | "name" | "colour"> {
    const task = model.history.taskById.get(id);
    if (task === undefined)
        return { task: 0, name: callbackName(model.log.text(label)) || "callback", colour: "--dim" };
    return { task: task.id, name: task.name, colour: taskColour(task.order) };
}

/** What a task's timer ends; a plain callback is named by itself. */
function purposeOf(model: RunModel, timer: Timer): string {
    if (timer.task === 0) return "";
    if (waitKinds[timer.ends] === "Timeout") return "timeout";
    const words = handleWords(model, timer.handle);
    return (
        (words === null ? "" : asCall(futureLabel(model, words.target))) ||
        callbackName(model.log.text(timer.label))
    );
}
