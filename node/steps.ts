// The steps of a run's loop: what ran in one go, a task between two awaits or a callback, and for how long. While one lasts
// nothing else gets its turn.
import type { Run } from "./run";

export interface Step {
    /** A task's name, or what a callback calls. */
    name: string;
    start: number;
    end: number;
    /** Where it began; 0 when unknown. */
    line: number;
    /** The place in the trace of its last event. */
    event: number;
}

/** In the order in which they ended. One that the end of the run cut short ends there. */
export function stepsOf(run: Run): Step[] {
    const names = new Map(run.tasks.map((task) => [task.id, task.name]));
    const labels = new Map<number, string>();
    const open = new Map<number, Step>();
    const steps: Step[] = [];
    const begin = (id: number, name: string, start: number, line: number, event: number) =>
        open.set(id, { name, start, end: start, line, event });
    const end = (id: number, time: number, event: number) => {
        const step = open.get(id);
        if (step === undefined) return;
        open.delete(id);
        steps.push({ ...step, end: time, event });
    };
    for (const { kind, time, index, fields } of run.events) {
        const id = Number(fields.task ?? fields.handle ?? 0);
        switch (kind) {
            case "HandleReady":
            case "TimerSet":
                labels.set(Number(fields.handle), String(fields.label));
                break;
            case "TaskBegan":
                begin(id, names.get(id) ?? `task ${id}`, time, Number(fields.line), index);
                break;
            case "HandleBegan":
                begin(id, labels.get(id) || "a callback", time, 0, index);
                break;
            case "TaskSuspended":
            case "TaskFinished":
            case "HandleEnded":
                end(id, time, index);
        }
    }
    for (const id of [...open.keys()]) end(id, run.time, run.events.length - 1);
    return steps;
}
