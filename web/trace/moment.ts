// The event loop at one moment of a run: the ready queue in order, the timers, what runs. It moves forward one event at a
// time; a copy of it is a keyframe from which any later moment is reached again.
import type { EventCursor } from "./decoder";
import { at, causeKinds, Kind, waitKinds } from "./events";

const byProgram = causeKinds.indexOf("Program");
const byTask = causeKinds.indexOf("Task");
const byTimer = causeKinds.indexOf("Timer");
const yields = waitKinds.indexOf("Yield");

export interface ReadyHandle {
    /** A task's id when the handle is a task's step. */
    readonly id: number;
    /** Number of the text that names the callback. */
    readonly label: number;
    /** Index into `causeKinds`: why it is ready. */
    readonly cause: number;
    /** Id of what caused it. */
    readonly by: number;
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
}

export class Moment {
    /** How many events led here. */
    count = 0;
    /** Seconds on the run's clock of the newest of them. */
    time = 0;
    iteration = 0;
    iterations = 0;
    ended = false;
    exitCode = 0;
    /** The handle that runs, or 0; a task's id when it is a task's step. */
    running = 0;
    /** Until when the loop sleeps, when it does; else -1. */
    idleUntil = -1;
    /** First in, first out: a Map keeps the order in which handles came. */
    readonly ready: Map<number, ReadyHandle>;
    readonly timers: Map<number, Timer>;

    constructor(ready?: Map<number, ReadyHandle>, timers?: Map<number, Timer>) {
        this.ready = new Map(ready);
        this.timers = new Map(timers);
    }

    copy(): Moment {
        const copy = new Moment(this.ready, this.timers);
        copy.count = this.count;
        copy.time = this.time;
        copy.iteration = this.iteration;
        copy.iterations = this.iterations;
        copy.ended = this.ended;
        copy.exitCode = this.exitCode;
        copy.running = this.running;
        copy.idleUntil = this.idleUntil;
        return copy;
    }

    /** The timers, the one that is due first at the front; equal deadlines in the order in which they were set. */
    timersInOrder(): Timer[] {
        return [...this.timers.values()].sort((a, b) => a.deadline - b.deadline);
    }

    /** Moves over the event that the cursor stands on, which must be the next one. */
    take(event: EventCursor): void {
        this.count = event.index + 1;
        this.time = event.time;
        switch (event.kind) {
            case Kind.ProgramEnded:
                this.ended = true;
                this.exitCode = event.signed(at.ProgramEnded.exit_code);
                this.running = 0;
                this.idleUntil = -1;
                break;
            case Kind.IterationBegan:
                this.iteration = event.word(at.IterationBegan.iteration);
                this.iterations++;
                this.idleUntil = -1;
                break;
            case Kind.LoopIdle:
                this.idleUntil = event.seconds(at.LoopIdle.until);
                break;
            case Kind.LoopStopped:
                this.idleUntil = -1;
                break;
            case Kind.LoopClosed:
                this.ready.clear();
                this.timers.clear();
                break;
            case Kind.HandleReady: {
                const { handle, label, cause, by } = at.HandleReady;
                this.enqueue(event.word(handle), event.word(label), event.word(cause), event.word(by));
                break;
            }
            case Kind.TaskCreated: {
                const { task, parent } = at.TaskCreated;
                this.enqueue(
                    event.word(task),
                    0,
                    event.word(parent) === 0 ? byProgram : byTask,
                    event.word(parent),
                );
                break;
            }
            case Kind.TaskWoken:
                this.enqueue(
                    event.word(at.TaskWoken.task),
                    0,
                    event.word(at.TaskWoken.cause),
                    event.word(at.TaskWoken.by),
                );
                break;
            case Kind.HandleBegan:
            case Kind.TaskBegan:
                this.running = event.word(at.HandleBegan.handle);
                this.ready.delete(this.running);
                break;
            case Kind.HandleEnded:
                this.running = 0;
                break;
            case Kind.HandleCancelled:
                this.ready.delete(event.word(at.HandleCancelled.handle));
                break;
            case Kind.TimerSet:
                this.setTimer(event);
                break;
            case Kind.TimerDue: {
                const handle = event.word(at.TimerDue.handle);
                this.enqueue(handle, this.timers.get(handle)?.label ?? 0, byTimer, handle);
                this.timers.delete(handle);
                break;
            }
            case Kind.TimerCancelled:
                this.timers.delete(event.word(at.TimerCancelled.handle));
                break;
            case Kind.TaskSuspended: {
                const task = event.word(at.TaskSuspended.task);
                if (this.running === task) this.running = 0;
                // A bare yield gives up the turn only: the task stands in line again at once.
                if (event.word(at.TaskSuspended.wait) === yields) this.enqueue(task, 0, byTask, task);
                break;
            }
            case Kind.TaskFinished:
                if (this.running === event.word(at.TaskFinished.task)) this.running = 0;
                break;
        }
    }

    private enqueue(id: number, label: number, cause: number, by: number): void {
        if (!this.ready.has(id)) this.ready.set(id, { id, label, cause, by });
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
        });
    }
}
