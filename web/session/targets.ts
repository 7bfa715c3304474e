// How the things that a person acts on are called: tasks by their names, futures and timers by what the trace says of them.
import { EventCursor } from "../trace/decoder";
import { at } from "../trace/events";
import type { RunModel } from "../trace/model";
import type { Moment } from "../trace/moment";

/** What a task, a future or a timer is called at a moment. */
export function targetName(id: number, model: RunModel, moment: Moment): string {
    if (moment.timers.has(id)) return timerName(id, model, moment);
    return model.history.taskById.get(id)?.name ?? futureName(id, model);
}

export function timerName(id: number, model: RunModel, moment: Moment): string {
    const timer = moment.timers.get(id);
    if (timer === undefined) return "a timer";
    const task = model.history.taskById.get(timer.task)?.name;
    return task === undefined ? model.log.text(timer.label) || "a timer" : `${task}'s timer`;
}

export function futureName(id: number, model: RunModel): string {
    const created = model.history.futureCreated.get(id);
    if (created === undefined || created < model.log.first) return "a future";
    const event = model.log.seek(created, new EventCursor());
    const [label, line] = [
        model.log.text(event.word(at.FutureCreated.label)),
        event.word(at.FutureCreated.line),
    ];
    return label || (line > 0 && line < 1 << 20 ? `the future of line ${line}` : "a future");
}
