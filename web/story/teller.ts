// What the tales of single events share: the event, the names of what it speaks of, and the phrases for who did
// something.
import { EventCursor } from "../trace/decoder";
import { at as fields, causeKinds, Kind, waitKinds, type CauseKind, type WaitKind } from "../trace/events";
import type { RunModel } from "../trace/model";
import { callbackName, futureLabel, handleWords, programLine } from "../trace/words";
import { asCall, type Part } from "./sentence";

export class Teller {
    /** Id of the task that the sentence is about. */
    subject = 0;

    constructor(
        readonly model: RunModel,
        readonly event: EventCursor,
    ) {}

    word(field: number): number {
        return this.event.word(field);
    }

    text(field: number): string {
        return this.model.log.text(this.event.word(field));
    }

    seconds(field: number): number {
        return this.event.seconds(field);
    }

    cause(field: number): CauseKind {
        return causeKinds[this.event.word(field)] ?? "Program";
    }

    wait(field: number): WaitKind {
        return waitKinds[this.event.word(field)] ?? "Future";
    }

    isTask(id: number): boolean {
        return this.model.history.taskById.has(id);
    }

    /** A task by its name; "a task" for one that is no longer kept. */
    task(id: number): Part {
        const task = this.model.history.taskById.get(id);
        return task === undefined ? "a task" : { task: id, name: task.name };
    }

    /** The task that the sentence is about. */
    subjectTask(field: number): Part {
        this.subject = this.event.word(field);
        return this.task(this.subject);
    }

    /** ", line 12": where in the program; nothing for a line of the library. */
    where(field: number): Part[] {
        const line = programLine(this.event.word(field));
        return line === 0 ? [] : [", ", { line }];
    }

    /** A task or a future by what is known of it. */
    awaitable(id: number): Part {
        if (this.isTask(id)) return this.task(id);
        const label = futureLabel(this.model, id);
        return label === "" || label === "Future" ? "a future" : { code: asCall(label) };
    }

    /** A callback or timer by what it is for. */
    handle(id: number): Part[] {
        const words = handleWords(this.model, id);
        if (words === null) return ["a callback"];
        const owner = words.task || (this.isTask(words.target) ? words.target : 0);
        switch (waitKinds[words.ends]) {
            case "Sleep":
                return owner === 0
                    ? ["the end of ", this.awaitable(words.target)]
                    : ["the end of ", this.task(owner), "’s ", this.awaitable(words.target)];
            case "Timeout":
                return owner === 0 ? ["a timeout"] : ["the timeout of ", this.task(owner)];
            case "Future":
                return words.label === "" ? ["a callback"] : [{ code: words.label }];
            default:
                return words.label === "" ? ["a callback"] : ["“", callbackName(words.label), "”"];
        }
    }

    /** Who did something, as the beginning of a sentence. */
    actor(cause: CauseKind, by: number): Part[] {
        switch (cause) {
            case "Task":
                return [this.task(by)];
            case "Timer":
                return ["A timer"];
            case "Timeout":
                return ["The timeout"];
            case "TaskGroup":
                return this.isTask(by)
                    ? ["The task group, on account of ", this.task(by), ","]
                    : ["The task group"];
            case "Gather":
                return ["gather"];
            case "Runner":
                return [{ code: "asyncio.run" }];
            case "Thread":
                return ["Another thread"];
            case "User":
                return ["You"];
            case "Program":
                return by === 0 ? ["The program"] : ["A callback"];
            default:
                return [cause.toLowerCase()];
        }
    }

    /** Seconds at which a future's timer is due, told by the events right before this one; -1 for none. */
    deadlineOf(future: number): number {
        const cursor = new EventCursor();
        const { log } = this.model;
        for (let index = this.event.index - 1; index >= Math.max(log.first, this.event.index - 4); index--) {
            const event = log.seek(index, cursor);
            if (event.kind === Kind.TimerSet && event.word(fields.TimerSet.target) === future)
                return event.seconds(fields.TimerSet.deadline);
        }
        return -1;
    }
}

/** "2 tasks": a number of things, in words where there are none. */
export function counted(count: number, one: string, many = `${one}s`): string {
    return count === 0 ? `no ${one}` : `${count} ${count === 1 ? one : many}`;
}

/** Seconds that never come. */
export const never = 1.8e10;
