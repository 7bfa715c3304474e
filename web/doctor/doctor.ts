// The loop doctor: reads a run's trace once, event by event, and notes what is a mistake in most programs. Pure: a model
// in, findings out; each names its line, its task and the event at which it shows.
import { EventCursor } from "../trace/decoder";
import { at, causeKinds, Kind } from "../trace/events";
import type { TaskRecord } from "../trace/history";
import type { RunModel } from "../trace/model";
import { sleepsForEver } from "../trace/awaits";
import { isDone, lives, taskState } from "../trace/state";
import { programLine } from "../trace/words";

export type FindingKind =
    | "never awaited"
    | "never retrieved"
    | "blocks the loop"
    | "never woken"
    | "waits in a circle"
    | "swallows a cancel"
    | "left behind";

export interface Finding {
    readonly kind: FindingKind;
    /** Line of the program; 0 where it is unknown. */
    readonly line: number;
    /** Id of the task that it is about; 0 for none. */
    readonly task: number;
    /** Index of the event at which it shows. */
    readonly event: number;
    /** Seconds on the run's clock. */
    readonly time: number;
    /** What is wrong, a sentence. */
    readonly text: string;
    /** What to do about it, a sentence. */
    readonly advice: string;
}

/** Seconds that a step may keep the loop: asyncio's own `slow_callback_duration`. */
const longestStep = 0.1;

/** More findings than anybody reads; the first ones count. */
const mostFindings = 200;
/** Tasks that a search for a circle goes through at most. */
const longestWay = 300;

const byRunner = causeKinds.indexOf("Runner");

/** An event, by its index and its time in seconds. */
interface Place {
    index: number;
    time: number;
}

/** A step that runs: the event with which it began, and what it is of. */
interface Step extends Place {
    task: number;
    line: number;
}

export class Doctor {
    /** In the order of their events. */
    findings: readonly Finding[] = [];

    private found: Finding[] = [];
    private next = 0;
    private readonly steps = new Map<number, Step>();
    private readonly told = new Set<string>();
    /** Ids of the tasks that wait for each other. */
    private readonly circled = new Set<number>();
    private readonly cursor = new EventCursor();

    constructor(private readonly model: RunModel) {}

    /** Reads on, at most so many events; true when the findings are others by that. */
    readOn(events = Infinity): boolean {
        const { log } = this.model;
        if (this.next >= log.count) return false;
        if (this.next < log.first) {
            // What lies between is gone, and with it how the steps ended that had begun.
            this.steps.clear();
            this.next = log.first;
        }
        const before = this.found.length;
        const end = Math.min(log.count, this.next + events);
        for (; this.next < end; this.next++) this.read(log.seek(this.next, this.cursor));
        const sleeping = this.next >= log.count ? this.sleepers() : [];
        if (this.found.length === before && before + sleeping.length === this.findings.length) return false;
        this.findings = [...this.found, ...sleeping];
        return true;
    }

    private read(event: EventCursor): void {
        switch (event.kind) {
            case Kind.Warning:
                this.readWarning(event);
                break;
            case Kind.TaskBegan:
                this.begin(event, event.word(at.TaskBegan.task), event.word(at.TaskBegan.line));
                break;
            case Kind.HandleBegan:
                this.begin(event, 0, 0);
                break;
            case Kind.ThreadBlocked: {
                const step = this.steps.get(event.thread);
                if (step !== undefined) step.line = event.word(at.ThreadBlocked.line) || step.line;
                break;
            }
            case Kind.TaskSuspended:
                this.end(event);
                this.findCircle(event);
                break;
            case Kind.TaskFinished:
            case Kind.HandleEnded:
                this.end(event);
                break;
            case Kind.CancelSwallowed:
                this.readSwallowed(event);
                break;
            case Kind.CancelAsked:
                if (event.word(at.CancelAsked.cause) === byRunner)
                    this.leave(event, this.task(event.word(at.CancelAsked.task)));
                break;
            case Kind.LoopClosed:
                for (const task of this.model.history.tasks)
                    if (lives(task, event.index)) this.leave(event, task);
                break;
        }
    }

    private task(id: number): TaskRecord | undefined {
        return this.model.history.taskById.get(id);
    }

    /** Notes a finding, once for each `what`. */
    private note(event: Place, what: string, finding: Omit<Finding, "event" | "time">): void {
        if (this.told.has(what) || this.found.length >= mostFindings) return;
        this.told.add(what);
        this.found.push({
            ...finding,
            line: programLine(finding.line),
            event: event.index,
            time: event.time,
        });
    }

    private readWarning(event: EventCursor): void {
        const { text, line, about } = at.Warning;
        const words = this.model.log.text(event.word(text));
        const coroutine = /^coroutine '(.+)' was never awaited/.exec(words)?.[1];
        if (coroutine !== undefined) {
            this.note(event, `awaited ${coroutine} ${event.word(line)}`, {
                kind: "never awaited",
                line: event.word(line),
                task: 0,
                text: `The coroutine ${coroutine} was made and never awaited: nothing of it has run.`,
                advice: `Write await ${coroutine}(), or make a task of it with asyncio.create_task.`,
            });
            return;
        }
        const task = this.task(event.word(about));
        if (words.includes("exception was never retrieved")) {
            const name = task?.name ?? "A future";
            const error = task === undefined ? "" : ` with ${task.outcomeText}`;
            this.note(event, `retrieved ${event.word(about)}`, {
                kind: "never retrieved",
                line: task?.line ?? event.word(line),
                task: task?.id ?? 0,
                text: `${name} failed${error}, and nobody has asked for its result.`,
                advice: "Await the task, or look at its exception(), so that its error is seen where it matters.",
            });
        } else if (task !== undefined && words.startsWith("Task was destroyed")) this.leave(event, task);
    }

    private begin(event: EventCursor, task: number, line: number): void {
        this.steps.set(event.thread, { index: event.index, time: event.time, task, line });
    }

    private end(event: EventCursor): void {
        const step = this.steps.get(event.thread);
        this.steps.delete(event.thread);
        if (step === undefined || event.time - step.time < longestStep) return;
        const task = this.task(step.task);
        const who = task?.name ?? "A callback";
        const length = Number((event.time - step.time).toFixed(3));
        this.note(step, `blocks ${step.line} ${task?.coroutine ?? ""}`, {
            kind: "blocks the loop",
            line: step.line,
            task: step.task,
            text: `${who} keeps the loop for ${length} s without an await: nothing else can run.`,
            advice: "Await now and then, or hand the work to a thread with asyncio.to_thread.",
        });
    }

    private readSwallowed(event: EventCursor): void {
        const task = this.task(event.word(at.CancelSwallowed.task));
        this.note(event, `swallows ${task?.id ?? 0}`, {
            kind: "swallows a cancel",
            line: event.word(at.CancelSwallowed.line),
            task: task?.id ?? 0,
            text: `${task?.name ?? "A task"} caught CancelledError and went on: who cancelled it cannot tell.`,
            advice: "Raise CancelledError again once everything is put away.",
        });
    }

    private leave(event: EventCursor, task: TaskRecord | undefined): void {
        // The task of asyncio.run itself is cancelled by Ctrl+C, not forgotten.
        if (task === undefined || task.parent === 0) return;
        this.note(event, `left ${task.id}`, {
            kind: "left behind",
            line: task.line,
            task: task.id,
            text: `${task.name} was not done when the program's main coroutine was: it is cut off.`,
            advice: "Await it, cancel it, or hold it in a TaskGroup.",
        });
    }

    /** A task that begins to wait may close a circle. */
    private findCircle(event: EventCursor): void {
        const { task: taskField, awaited, holder } = at.TaskSuspended;
        const start = event.word(taskField);
        if (event.word(holder) === 0 && !this.leadsOn(event.word(awaited))) return;
        const count = event.index + 1;
        const cameFrom = new Map<number, number>();
        const left = [start];
        while (left.length > 0 && cameFrom.size < longestWay) {
            const id = left.pop()!;
            for (const next of this.waitsFor(id, count)) {
                if (next === start) return this.noteCircle(event, start, this.way(cameFrom, start, id));
                if (cameFrom.has(next)) continue;
                cameFrom.set(next, id);
                left.push(next);
            }
        }
    }

    private leadsOn(awaited: number): boolean {
        return this.task(awaited) !== undefined || this.model.history.innerOf.has(awaited);
    }

    /** For which task, future or holder of a lock somebody waits. */
    private waitsFor(id: number, count: number): readonly number[] {
        const task = this.task(id);
        const { innerOf, holders } = this.model.history;
        if (task === undefined)
            return (innerOf.get(id) ?? [])
                .slice(0, longestWay)
                .filter((inner) => !isDone(this.model, inner, count));
        const state = taskState(this.model, task, count);
        if (state.place !== 0) {
            const holder = holders.get(state.place)?.after(count) ?? 0;
            return holder === 0 ? [] : [holder];
        }
        return state.awaited === 0 ? [] : [state.awaited];
    }

    /** The tasks on the way from `start` to `end`. */
    private way(cameFrom: ReadonlyMap<number, number>, start: number, end: number): TaskRecord[] {
        const tasks: TaskRecord[] = [];
        for (
            let id: number | undefined = end;
            id !== undefined;
            id = id === start ? undefined : cameFrom.get(id)
        ) {
            const task = this.task(id);
            if (task !== undefined) tasks.unshift(task);
        }
        return tasks;
    }

    private noteCircle(event: EventCursor, start: number, tasks: TaskRecord[]): void {
        const names = tasks.map((task) => task.name);
        for (const task of tasks) this.circled.add(task.id);
        this.note(
            event,
            `circle ${tasks
                .map((task) => task.id)
                .sort((a, b) => a - b)
                .join(" ")}`,
            {
                kind: "waits in a circle",
                line: event.word(at.TaskSuspended.line),
                task: start,
                text: `${names.join(" waits for ")} waits for ${names[0]}: none of them can go on.`,
                advice: "Take locks in the same order everywhere, or wait with a timeout.",
            },
        );
    }

    /** Those who wait at the end of what is known, when nobody is left who could wake the loop. */
    private sleepers(): Finding[] {
        const { end, history, log } = this.model;
        if (!sleepsForEver(this.model, end)) return [];
        const sleepers: Finding[] = [];
        for (const task of history.tasks) {
            if (!lives(task, end.count) || this.circled.has(task.id)) continue;
            const state = taskState(this.model, task, end.count);
            if (state.standing !== "suspended" || state.wait === "Browser") continue;
            sleepers.push({
                kind: "never woken",
                line: state.line,
                task: task.id,
                event: log.count - 1,
                time: log.lastTime,
                text: `${task.name} awaits ${state.label}, and nobody is left who could end that wait.`,
                advice: "See who should set the event, put into the queue or finish the future, and why it did not.",
            });
            if (sleepers.length >= mostFindings) break;
        }
        return sleepers;
    }
}
