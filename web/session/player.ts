// The playhead of a run: where the page stands in the trace while it plays, pauses or is scrubbed. Pure: it is told how
// many seconds have passed and moves over the model; it never reads a clock.
import { EventCursor } from "../trace/decoder";
import { Kind } from "../trace/events";
import type { RunModel } from "../trace/model";
import { Moment } from "../trace/moment";

/** Seconds that an idle stretch takes at most at normal speed, however long the program sleeps. */
const longestIdle = 2;

/** Seconds that a step of the loop takes at least at a tenth of the speed: slow motion shows each step by itself. */
const slowestStep = 0.15;

/** Events that the eye can follow one by one. */
const steps = new Set<number>([
    Kind.Output,
    Kind.HandleBegan,
    Kind.TimerDue,
    Kind.TaskCreated,
    Kind.TaskBegan,
    Kind.TaskSuspended,
    Kind.TaskWoken,
    Kind.CancelAsked,
    Kind.TaskFinished,
]);

export class Player {
    /** Seconds on the run's clock where the playhead stands. */
    time = 0;
    /** The loop at the playhead. */
    moment = new Moment();
    /** How many seconds of the run pass in one: 1 is normal, Infinity is at once. */
    rate = 1;

    private readonly cursor = new EventCursor();

    constructor(private readonly model: RunModel) {}

    /** How many events lie behind the playhead. */
    get count(): number {
        return this.moment.count;
    }

    /** Whether the playhead stands at the end of what is known. */
    get atEnd(): boolean {
        return this.count >= this.model.log.count && this.time >= this.model.endTime;
    }

    /** Moves forward by seconds of the watcher's time. */
    play(seconds: number): void {
        if (this.rate === Infinity) return this.seekEnd();
        const { log } = this.model;
        if (this.count < log.first) this.seek(log.first);
        let left = seconds;
        let count = this.count;
        let time = this.time;
        while (left > 0) {
            const next = count < log.count ? log.timeAt(count) : this.model.endTime;
            const gap = Math.max(0, next - time);
            const duration = this.duration(count, gap);
            if (duration > left) {
                time += (gap * left) / duration;
                break;
            }
            left -= duration;
            time = Math.max(time, next);
            if (count >= log.count) break;
            count++;
        }
        this.model.forward(this.moment, count);
        this.time = time;
    }

    /** Puts the playhead after the first `count` events. */
    seek(count: number): void {
        this.moment = this.model.momentAfter(count);
        this.time = this.moment.time;
    }

    /** Puts the playhead at a time of the run. */
    seekTime(time: number): void {
        const wanted = Math.min(Math.max(0, time), this.model.endTime);
        const count = this.model.log.countUntil(wanted);
        if (count >= this.count && this.count >= this.model.log.first) this.model.forward(this.moment, count);
        else this.seek(count);
        this.time = wanted;
    }

    seekEnd(): void {
        this.seekTime(this.model.endTime);
    }

    /** Seconds of the watcher's time between the event before `count` and the next. */
    private duration(count: number, gap: number): number {
        if (count >= this.model.log.count) return gap / this.rate;
        const before = count > this.model.log.first ? this.model.log.timeAt(count - 1) : 0;
        const idle = this.model.log.timeAt(count) - before;
        const played = (gap / this.rate) * Math.min(1, longestIdle / idle);
        if (this.rate >= 1) return played;
        const isStep = steps.has(this.model.log.seek(count, this.cursor).kind);
        return isStep ? Math.max(played, (slowestStep * 0.1) / this.rate) : played;
    }
}

/** The slider's positions, 0 to 100: a hundredth of the speed, normal in the middle, at once at the end. */
export function rateOfSlider(position: number): number {
    if (position >= 100) return Infinity;
    return 10 ** ((position - 50) / 25);
}
