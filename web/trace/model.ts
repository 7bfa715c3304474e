// A run as data: trace words in, the state at any moment out. No DOM and no clock of its own.
// A keyframe stands at the beginning of every chunk of the log, so any moment is at most one chunk of events away; the
// oldest chunk leaves with its keyframe when a run grows past `keptEvents`.
import { chunkEvents, EventCursor, TraceLog } from "./decoder";
import { History } from "./history";
import { Moment } from "./moment";

/** How many events a run may keep: about 60 MB of the page's memory. */
export const keptEvents = 1_000_000;

export class RunModel {
    readonly log = new TraceLog();
    readonly history = new History(this.log);
    /** The newest moment. */
    readonly end = new Moment();
    /** Seconds on the run's clock as the host told it last: in a long computation it goes on without events. */
    heardClock = 0;

    private reached = 0;
    private readonly keyframes: Moment[] = [];
    private readonly cursor = new EventCursor();

    constructor(private readonly bound = keptEvents) {}

    /** Seconds on the run's clock up to which the run is known. */
    get endTime(): number {
        return Math.max(this.log.lastTime, this.heardClock, this.reached);
    }

    /** Events that were let go to stay within bounds. */
    get dropped(): number {
        return this.log.first;
    }

    /** Takes in drained trace words and the run's clock in seconds. Throws TraceError for a broken trace. */
    append(words: Uint32Array, clock = 0): void {
        this.heardClock = Math.max(this.heardClock, clock);
        const from = this.log.count;
        this.log.append(words);
        for (let index = from; index < this.log.count; index++) {
            if (index % chunkEvents === 0) this.keyframes.push(this.end.copy());
            this.log.seek(index, this.cursor);
            this.history.take(this.cursor);
            this.end.take(this.cursor);
        }
        this.stayWithinBounds();
    }

    /** Lets a real clock go on between two words from the host. */
    reach(clock: number): void {
        this.reached = Math.max(this.reached, clock);
    }

    /** The state after the first `count` events; the nearest kept one when those were let go. */
    momentAfter(count: number): Moment {
        const wanted = Math.min(Math.max(count, this.log.first), this.log.count);
        const chunk = Math.floor(wanted / chunkEvents) - Math.floor(this.log.first / chunkEvents);
        const keyframe = this.keyframes[Math.min(chunk, this.keyframes.length - 1)];
        const moment = keyframe === undefined ? new Moment() : keyframe.copy();
        this.forward(moment, wanted);
        return moment;
    }

    /** Moves a moment forward in place until it stands after `count` events. */
    forward(moment: Moment, count: number): void {
        for (let index = moment.count; index < count; index++) moment.take(this.log.seek(index, this.cursor));
    }

    private stayWithinBounds(): void {
        if (this.log.count - this.log.first <= this.bound) return;
        while (this.log.count - this.log.first > this.bound) {
            this.log.dropOldestChunk();
            this.keyframes.shift();
        }
        this.history.forgetBefore(this.log.first);
    }
}
