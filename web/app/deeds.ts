// What can be done to something on the page: the entries of its menu. Pure: the model and the moment in, the entries out.
import { EventCursor } from "../trace/decoder";
import { at, Kind, waitKinds } from "../trace/events";
import type { RunModel } from "../trace/model";
import type { Moment, Timer } from "../trace/moment";
import type { Deed } from "../session/interventions";
import type { MenuTarget } from "../session/session.svelte";
import { futureName, timerName } from "../session/targets";

/** A form that an entry opens before it is done. */
export type DeedForm =
    | { kind: "cancel" }
    | { kind: "result" }
    | { kind: "error"; action: "throw" | "setException" }
    | { kind: "time"; timer: Timer };

export interface DeedEntry {
    label: string;
    /** Id of what it is done to. */
    target: number;
    /** How that is called in the list of what was done. */
    called: string;
    form: DeedForm;
    /** Why it cannot be done; empty when it can. */
    disabled: string;
}

/** What can be done to a task, a future or a timer at a moment. */
export function deedsFor({ kind, id }: MenuTarget, model: RunModel, moment: Moment): DeedEntry[] {
    if (kind === "timer") return timerDeeds(id, model, moment);
    const task = model.history.taskById.get(id);
    if (task === undefined) return futureDeeds(id, futureName(id, model), model, moment);
    const over = task.finishedEvent < moment.count ? "It is over" : "";
    const runs = moment.running === id ? "It runs: nothing can be thrown into it" : "";
    const entries: DeedEntry[] = [
        { label: "Cancel…", target: id, called: task.name, form: { kind: "cancel" }, disabled: over },
        {
            label: "Throw into it…",
            target: id,
            called: task.name,
            form: { kind: "error", action: "throw" },
            disabled: over || runs,
        },
    ];
    const awaited = over === "" && runs === "" ? awaitedFuture(id, model, moment) : 0;
    if (awaited !== 0)
        entries.push(
            ...futureDeeds(awaited, `what ${task.name} waits for`, model, moment, "What it waits for: "),
        );
    const timer = [...moment.timers.values()].find((one) => one.task === id);
    if (timer !== undefined) entries.push(...timerDeeds(timer.handle, model, moment));
    return entries;
}

function futureDeeds(id: number, called: string, model: RunModel, moment: Moment, prefix = ""): DeedEntry[] {
    const finished = model.history.futureFinished.get(id);
    const disabled = finished !== undefined && finished < moment.count ? "It is done" : "";
    const entry = (label: string, form: DeedForm) => ({
        label: prefix + (prefix === "" ? label : label.toLowerCase()),
        target: id,
        called,
        form,
        disabled,
    });
    return [
        entry("Give it a result…", { kind: "result" }),
        entry("Let it fail…", { kind: "error", action: "setException" }),
        ...(prefix === "" ? [entry("Cancel…", { kind: "cancel" })] : []),
    ];
}

function timerDeeds(id: number, model: RunModel, moment: Moment): DeedEntry[] {
    const timer = moment.timers.get(id);
    if (timer === undefined) return [];
    const called = timerName(id, model, moment);
    return [{ label: "Move its time…", target: id, called, form: { kind: "time", timer }, disabled: "" }];
}

/** The future that a suspended task waits for, where the program itself could finish it; 0 for none. */
function awaitedFuture(task: number, model: RunModel, moment: Moment): number {
    const { history, log } = model;
    const lane = history.taskById.get(task)!.lane;
    const segment = lane.segmentAfter(moment.count);
    if (segment < 0) return 0;
    const index = lane.eventOf(segment);
    if (index < log.first) return 0;
    const event = log.seek(index, new EventCursor());
    if (event.kind !== Kind.TaskSuspended) return 0;
    if (waitKinds[event.word(at.TaskSuspended.wait)] !== "Future") return 0;
    const awaited = event.word(at.TaskSuspended.awaited);
    const finished = history.futureFinished.get(awaited) ?? Infinity;
    return history.futureCreated.has(awaited) && finished >= moment.count ? awaited : 0;
}

/** What a filled-in form asks for. */
export function deedOf(entry: DeedEntry, text: string, type: string, when: number): Deed {
    const { form, target } = entry;
    switch (form.kind) {
        case "cancel":
            return { action: "cancel", target, ...(text === "" ? {} : { message: text }) };
        case "result":
            return { action: "setResult", target, value: text === "" ? "None" : text };
        case "error":
            return { action: form.action, target, type, ...(text === "" ? {} : { message: text }) };
        case "time":
            return { action: "moveTimer", target, when };
    }
}
