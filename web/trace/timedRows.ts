// A table of rows that events make, for the many small ones that a run has: all rows of a table lie one after the other in
// a single array, which takes no room before the first and grows by doubling. A row begins with the time of its event, as
// the trace writes it, and the event's index; so rows are in order of both. They leave from the front only.
import type { EventCursor } from "./decoder";

const none = new Uint32Array(0);
/** Of a new table: as many as V8 keeps within the array's own object. */
const firstWords = 16;

/** Words of a row before those that its table adds: the time (two words) and the event. */
export const rowHead = 3;

export class TimedRows {
    length = 0;
    private words = none;

    /** `width` is in words, the head included. */
    constructor(private readonly width: number) {}

    /** Adds a row for an event; its own words are set by `set`, and 0 until then. */
    add(event: EventCursor): void {
        const begin = this.length++ * this.width;
        if (begin + this.width > this.words.length) {
            const larger = new Uint32Array(Math.max(firstWords, this.width, this.words.length * 2));
            larger.set(this.words);
            this.words = larger;
        }
        this.words[begin] = event.words[event.offset + 1]!;
        this.words[begin + 1] = event.words[event.offset + 2]!;
        this.words[begin + 2] = event.index;
        this.words.fill(0, begin + rowHead, begin + this.width);
    }

    /** Sets a word of the newest row. */
    set(field: number, word: number): void {
        this.words[(this.length - 1) * this.width + field] = word;
    }

    word(row: number, field: number): number {
        return this.words[row * this.width + field]!;
    }

    /** Seconds on the run's clock. */
    timeOf(row: number): number {
        const begin = row * this.width;
        return (this.words[begin]! + this.words[begin + 1]! * 4294967296) / 1e9;
    }

    eventOf(row: number): number {
        return this.words[row * this.width + 2]!;
    }

    /** How many rows there were at a time, that time included. */
    countUntil(time: number): number {
        let [low, high] = [0, this.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.timeOf(middle) <= time) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** How many rows the first `count` events made. */
    countAfter(count: number): number {
        let [low, high] = [0, this.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.eventOf(middle) < count) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** Drops the first rows. */
    shift(rows: number): void {
        this.words.copyWithin(0, rows * this.width, this.length * this.width);
        this.length -= rows;
    }
}
