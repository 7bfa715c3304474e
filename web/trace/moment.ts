// The event loop at one moment of a run: the ready queue in order, the timers, what runs. It moves forward one event at a
// time; a copy of it is a keyframe from which any later moment is reached again.
import type { EventCursor } from "./decoder";
import { at, causeKinds, Kind, waitKinds } from "./events";

const byProgram = causeKinds.indexOf("Program");
const byTask = causeKinds.indexOf("Task");
const byTimer = causeKinds.indexOf("Timer");
const byTimeout = causeKinds.indexOf("Timeout");
const timeouts = waitKinds.indexOf("Timeout");
const yields = waitKinds.indexOf("Yield");

export interface ReadyHandle {
    /** A task's id when the handle is a task's step. */
    readonly id: number;
    /** The task that it is a step of, or whose timer it was; 0 for none. */
    readonly task: number;
    /** Number of the text that names the callback. */
    readonly label: number;
    /** Index into `causeKinds`: why it is ready. */
    readonly cause: number;
    /** Id of what caused it. */
    readonly by: number;
    /** Of a task: why what it waited for is done, an index into `causeKinds`, and the id of who did it. */
    readonly because: number;
    readonly source: number;
    /** Index into `waitKinds`: what a callback ends; a plain one "Future". */
    readonly ends: number;
}

export interface Timer {
    readonly handle: number;
    /** The task that it wakes; 0 for a plain callback. */
    readonly task: number;
    readonly label: number;
    readonly line: number;
    readonly set: number;
    /** Seconds on the run's clock. */
    readonly deadline: number;
    /** Index into `waitKinds`: what it ends; "Future" for a plain callback. */
    readonly ends: number;
    /** Of whom: the future that it finishes or the task that it cancels; 0 for none. */
    readonly target: number;
}

/** What the loop does in turns: it takes the timers that are due, runs what is ready, waits. Empty outside of a loop. */
export type Phase = "" | "timers" | "run" | "wait";

export class Moment {
    /** How many events led here. */
    count = 0;
    /** Seconds on the run's clock of the newest of them. */
    time = 0;
    iteration = 0;
    iterations = 0;
    ended = false;
    exitCode = 0;
    /** The handle that runs. */
    current: ReadyHandle | null = null;
    /** In the middle of which others it runs, outermost first: those that have made an eager task. */
    around: readonly ReadyHandle[] = [];
    /** Until when the loop sleeps, when it does; else -1. */
    idleUntil = -1;
    phase: Phase = "";
    /** First in, first out: a Map keeps the order in which handles came. */
    readonly ready: Map<number, ReadyHandle>;
    readonly timers: Map<number, Timer>;

    constructor(ready?: Map<number, ReadyHandle>, timers?: Map<number, Timer>) {
        this.ready = new Map(ready);
        this.timers = new Map(timers);
    }

    /** Id of the handle that runs, a task's id when it is a task's step; 0 for none. */
    get running(): number {
        return this.current?.id ?? 0;
    }

    /** How many things a copy of it must copy. */
    get size(): number {
        return this.ready.size + this.timers.size;
    }

    copy(): Moment {
        const copy = new Moment(this.ready, this.timers);
        copy.count = this.count;
        copy.time = this.time;
        copy.iteration = this.iteration;
        copy.iterations = this.iterations;
        copy.ended = this.ended;
        copy.exitCode = this.exitCode;
        copy.current = this.current;
        copy.around = this.around;
        copy.idleUntil = this.idleUntil;
        copy.phase = this.phase;
        return copy;
    }

    /**
     * The timers that are due first, at most so many, the first one at the front; equal deadlines in the order in which
     * they were set.
     */
    timersInOrder(most = Infinity): Timer[] {
        if (this.timers.size <= most)
            return [...this.timers.values()].sort((a, b) => a.deadline - b.deadline);
        const first: Timer[] = [];
        for (const timer of this.timers.values()) {
            const last = first[first.length - 1];
            if (first.length >= most && timer.deadline >= last!.deadline) continue;
            let [low, high] = [0, first.length];
            while (low < high) {
                const middle = (low + high) >>> 1;
                if (first[middle]!.deadline <= timer.deadline) low = middle + 1;
                else high = middle;
            }
            first.splice(low, 0, timer);
            if (first.length > most) first.pop();
        }
        return first;
    }

    /** Moves over the event that the cursor stands on, which must be the next one. */
    take(event: EventCursor): void {
        this.count = event.index + 1;
        this.time = event.time;
        switch (event.kind) {
            case Kind.ProgramEnded:
                this.ended = true;
                this.exitCode = event.signed(at.ProgramEnded.exit_code);
                this.current = null;
                this.idleUntil = -1;
                this.phase = "";
                break;
            case Kind.IterationBegan:
                this.phase = "run";
                this.iteration = event.word(at.IterationBegan.iteration);
                this.around = [];
                this.iterations++;
                this.idleUntil = -1;
                break;
            case Kind.IterationEnded:
                this.phase = "wait";
                break;
            case Kind.LoopIdle:
                this.phase = "wait";
                this.idleUntil = event.seconds(at.LoopIdle.until);
                break;
            case Kind.LoopStopped:
                this.phase = "";
                this.idleUntil = -1;
                break;
            case Kind.LoopClosed:
                this.ready.clear();
                this.timers.clear();
                break;
            case Kind.HandleReady: {
                const fields = at.HandleReady;
                const [id, label] = [event.word(fields.handle), event.word(fields.label)];
                this.enqueue({
                    id,
                    task: 0,
                    label,
                    cause: event.word(fields.cause),
                    by: event.word(fields.by),
                    because: byProgram,
                    source: 0,
                    ends: event.word(fields.ends),
                });
                break;
            }
            case Kind.TaskCreated: {
                const by = event.word(at.TaskCreated.parent);
                this.enqueueTask(event.word(at.TaskCreated.task), by === 0 ? byProgram : byTask, by);
                break;
            }
            case Kind.TaskWoken: {
                const { task, cause, by, because, source } = at.TaskWoken;
                this.enqueueTask(
                    event.word(task),
                    event.word(cause),
                    event.word(by),
                    event.word(because),
                    event.word(source),
                );
                break;
            }
            case Kind.HandleBegan:
            case Kind.TaskBegan:
                this.begin(event.word(at.HandleBegan.handle), event.kind === Kind.TaskBegan);
                break;
            case Kind.HandleEnded:
                this.current = null;
                this.around = [];
                break;
            case Kind.HandleCancelled:
                this.ready.delete(event.word(at.HandleCancelled.handle));
                break;
            case Kind.TimerSet:
                this.setTimer(event);
                break;
            case Kind.TimerDue: {
                this.phase = "timers";
                const id = event.word(at.TimerDue.handle);
                const timer = this.timers.get(id);
                const isTimeout = timer?.ends === timeouts;
                this.timers.delete(id);
                this.enqueue({
                    id,
                    task: timer?.task ?? 0,
                    label: timer?.label ?? 0,
                    cause: isTimeout ? byTimeout : byTimer,
                    by: isTimeout ? timer.target : id,
                    because: byProgram,
                    source: 0,
                    ends: timer?.ends ?? 0,
                });
                break;
            }
            case Kind.TimerCancelled:
                this.timers.delete(event.word(at.TimerCancelled.handle));
                break;
            case Kind.TimerMoved: {
                const timer = this.timers.get(event.word(at.TimerMoved.handle));
                const deadline = event.seconds(at.TimerMoved.deadline);
                if (timer !== undefined) this.timers.set(timer.handle, { ...timer, deadline });
                break;
            }
            case Kind.TaskSuspended: {
                const task = event.word(at.TaskSuspended.task);
                if (this.running === task) this.endStep();
                // A bare yield gives up the turn only: the task stands in line again at once.
                if (event.word(at.TaskSuspended.wait) === yields) this.enqueueTask(task, byTask, task);
                break;
            }
            case Kind.TaskFinished:
                if (this.running === event.word(at.TaskFinished.task)) this.endStep();
                break;
        }
    }

    private enqueue(handle: ReadyHandle): void {
        if (!this.ready.has(handle.id)) this.ready.set(handle.id, handle);
    }

    private enqueueTask(task: number, cause: number, by: number, because = byProgram, source = 0): void {
        this.enqueue({ id: task, task, label: 0, cause, by, because, source, ends: 0 });
    }

    private endStep(): void {
        this.current = this.around.at(-1) ?? null;
        this.around = this.around.slice(0, -1);
    }

    private begin(id: number, isTask: boolean): void {
        if (this.current !== null && isTask) this.around = [...this.around, this.current];
        this.current = this.ready.get(id) ?? {
            id,
            task: isTask ? id : 0,
            label: 0,
            cause: byProgram,
            by: 0,
            because: byProgram,
            source: 0,
            ends: 0,
        };
        this.ready.delete(id);
    }

    private setTimer(event: EventCursor): void {
        const handle = event.word(at.TimerSet.handle);
        this.timers.set(handle, {
            handle,
            task: event.word(at.TimerSet.task),
            label: event.word(at.TimerSet.label),
            line: event.word(at.TimerSet.line),
            set: event.time,
            deadline: event.seconds(at.TimerSet.deadline),
            ends: event.word(at.TimerSet.ends),
            target: event.word(at.TimerSet.target),
        });
    }
}
