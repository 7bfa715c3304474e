// A run as data: trace words in, the state at any moment out. No DOM and no clock of its own.
// Keyframes stand among the events, as far apart as a copy of the moment is large: so a jump to any event replays little
// and all copies together stay small beside the log. The oldest events leave when a run grows past `keptEvents`.
import { chunkEvents, EventCursor, TraceLog } from "./decoder";
import { History } from "./history";
import { Moment } from "./moment";

/** How many events a run may keep: about 60 MB of the page's memory. */
export const keptEvents = 1_000_000;

/** Events between two keyframes at least: a jump replays half as many on average. */
export const eventsApart = 1024;

export class RunModel {
    readonly log = new TraceLog();
    readonly history = new History(this.log);
    /** The newest moment. */
    readonly end = new Moment();
    /** Seconds on the run's clock as the host told it last: in a long computation it goes on without events. */
    heardClock = 0;

    private reached = 0;
    /** In order; the first stands where the log begins. */
    private keyframes = [new Moment()];
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
            this.log.seek(index, this.cursor);
            this.history.take(this.cursor);
            this.end.take(this.cursor);
            const apart = this.end.count - this.newestKeyframe.count;
            if (apart >= eventsApart && apart >= this.end.size) this.keyframes.push(this.end.copy());
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
        const moment = this.keyframeBefore(wanted).copy();
        this.forward(moment, wanted);
        return moment;
    }

    /** The same from a moment that is at hand: it moves on itself where that is less work than to begin at a keyframe. */
    momentFrom(moment: Moment, count: number): Moment {
        const wanted = Math.min(count, this.log.count);
        const keyframe = this.keyframeBefore(wanted);
        const replayed = wanted - moment.count;
        const isNear = replayed >= 0 && replayed <= wanted - keyframe.count + keyframe.size;
        if (!isNear || moment.count < this.log.first) return this.momentAfter(count);
        this.forward(moment, wanted);
        return moment;
    }

    /** Moves a moment forward in place until it stands after `count` events. */
    forward(moment: Moment, count: number): void {
        for (let index = moment.count; index < count; index++) moment.take(this.log.seek(index, this.cursor));
    }

    private get newestKeyframe(): Moment {
        return this.keyframes[this.keyframes.length - 1]!;
    }

    /** The last keyframe that is not after `count` events. */
    private keyframeBefore(count: number): Moment {
        let [low, high] = [0, this.keyframes.length];
        while (low + 1 < high) {
            const middle = (low + high) >>> 1;
            if (this.keyframes[middle]!.count <= count) low = middle;
            else high = middle;
        }
        return this.keyframes[low]!;
    }

    /** Lets go of an eighth at a time, as looking for what has become needless costs as much as the run is long. */
    private stayWithinBounds(): void {
        const kept = this.log.count - this.log.first;
        if (kept <= this.bound * 1.125) return;
        const chunks = Math.ceil((kept - this.bound) / chunkEvents);
        const first = this.momentAfter(this.log.first + chunks * chunkEvents);
        this.keyframes = [first, ...this.keyframes.filter((keyframe) => keyframe.count > first.count)];
        for (let chunk = 0; chunk < chunks; chunk++) this.log.dropOldestChunk();
        this.history.forgetBefore(this.log.first);
    }
}
