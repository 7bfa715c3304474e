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

/** Events over which the playhead moves in one frame at most: more take longer to play than they took. */
export const eventsAFrame = 5_000;

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

    /** How much of the way to the next event is done, from 0 to 1: also where both happen at one time. */
    private share = 0;
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
        const furthest = Math.min(log.count, count + eventsAFrame);
        while (count < furthest) {
            const duration = this.duration(count);
            const rest = duration * (1 - this.share);
            if (rest > left) {
                this.share += left / duration;
                break;
            }
            left -= rest;
            this.share = 0;
            count++;
        }
        this.moment = this.model.momentFrom(this.moment, count);
        const before = this.timeBefore(count);
        if (count < log.count) this.time = before + (log.timeAt(count) - before) * this.share;
        else this.time = Math.min(this.model.endTime, Math.max(this.time, before) + left * this.rate);
    }

    /** Puts the playhead after the first `count` events. */
    seek(count: number): void {
        this.moment = this.model.momentAfter(count);
        this.time = this.moment.time;
        this.share = 0;
    }

    /** Puts the playhead at a time of the run. */
    seekTime(time: number): void {
        const wanted = Math.min(Math.max(0, time), this.model.endTime);
        const count = this.model.log.countUntil(wanted);
        this.moment = this.model.momentFrom(this.moment, count);
        this.time = wanted;
        const before = this.timeBefore(this.count);
        const gap = this.count < this.model.log.count ? this.model.log.timeAt(this.count) - before : 0;
        this.share = gap > 0 ? Math.max(0, wanted - before) / gap : 0;
    }

    seekEnd(): void {
        this.seekTime(this.model.endTime);
    }

    /** Time of the last of the first `count` events; 0 before the first. */
    private timeBefore(count: number): number {
        return count > this.model.log.first ? this.model.log.timeAt(count - 1) : 0;
    }

    /** Seconds of the watcher's time from the last of the first `count` events to the next. */
    private duration(count: number): number {
        const { log } = this.model;
        const gap = log.timeAt(count) - this.timeBefore(count);
        const played = Math.min(gap, longestIdle) / this.rate;
        if (this.rate >= 1) return played;
        const isStep = steps.has(log.seek(count, this.cursor).kind);
        return isStep ? Math.max(played, (slowestStep * 0.1) / this.rate) : played;
    }
}

/** The slider's positions, 0 to 100: a hundredth of the speed, normal in the middle, at once at the end. */
export function rateOfSlider(position: number): number {
    if (position >= 100) return Infinity;
    return 10 ** ((position - 50) / 25);
}
