// A lane of the timeline: what one task (or thread) did, as segments that follow one another without gaps, and the
// marks on it. A segment lasts until the next begins; the last one until the lane ends.
import { Column, countUpTo } from "./columns";

/** What a task does during a segment. */
export const Doing = { Ready: 0, Running: 1, Suspended: 2, Blocked: 3 } as const;

/** What happened to a task at one moment. */
export const Mark = {
    Woken: 0,
    AwaitedReady: 1,
    CancelAsked: 2,
    CancelDelivered: 3,
    CancelSwallowed: 4,
} as const;

export interface Segment {
    doing: number;
    start: number;
    /** Infinity while it lasts. */
    end: number;
    /** Index into `waitKinds`; of a suspended segment. */
    wait: number;
    /** Number of the text that says what is waited for, in the program's words. */
    label: number;
    /** Id of the future or task that is waited for; 0 for none. */
    awaited: number;
    /** Number of the lock, queue... at which it waits; 0 for none. */
    place: number;
    line: number;
}

export class Lane {
    readonly starts = Column.doubles();
    readonly events = Column.words();
    readonly doings = Column.bytes();
    readonly waits = Column.bytes();
    readonly labels = Column.words();
    readonly lines = Column.words();
    readonly awaited = Column.words();
    readonly places = Column.words();
    readonly markTimes = Column.doubles();
    readonly markEvents = Column.words();
    readonly markKinds = Column.bytes();
    end = Infinity;

    get count(): number {
        return this.starts.length;
    }

    get start(): number {
        return this.count > 0 ? this.starts.at(0) : 0;
    }

    begin(
        doing: number,
        event: number,
        time: number,
        line: number,
        wait = 0,
        label = 0,
        awaited = 0,
        place = 0,
    ): void {
        this.doings.push(doing);
        this.events.push(event);
        this.starts.push(time);
        this.lines.push(line);
        this.waits.push(wait);
        this.labels.push(label);
        this.awaited.push(awaited);
        this.places.push(place);
    }

    mark(kind: number, event: number, time: number): void {
        this.markKinds.push(kind);
        this.markEvents.push(event);
        this.markTimes.push(time);
    }

    /** What the newest segment is; -1 before the first. */
    get doing(): number {
        return this.count > 0 ? this.doings.at(this.count - 1) : -1;
    }

    endOf(index: number): number {
        return index + 1 < this.count ? this.starts.at(index + 1) : this.end;
    }

    segment(index: number): Segment {
        return {
            doing: this.doings.at(index),
            start: this.starts.at(index),
            end: this.endOf(index),
            wait: this.waits.at(index),
            label: this.labels.at(index),
            line: this.lines.at(index),
            awaited: this.awaited.at(index),
            place: this.places.at(index),
        };
    }

    /** The segment that the run was in after `count` events; -1 when there was none yet. */
    segmentAfter(count: number): number {
        return countUpTo(this.events.values, this.count, count - 1) - 1;
    }

    /** The segment that covers a time; -1 before the first. */
    segmentAtTime(time: number): number {
        return countUpTo(this.starts.values, this.count, time) - 1;
    }

    /** How many marks there were after `count` events. */
    marksAfter(count: number): number {
        return countUpTo(this.markEvents.values, this.markEvents.length, count - 1);
    }

    /** Forgets segments and marks that were over before an event. */
    forgetBefore(event: number): void {
        const gone = Math.max(0, this.segmentAfter(event));
        // Copying the rest is only worth it when much goes.
        if (gone < this.count / 2 || gone < 64) return;
        const { starts, events, doings, waits, labels, lines, awaited, places } = this;
        for (const column of [starts, events, doings, waits, labels, lines, awaited, places]) {
            column.shift(gone);
        }
        const marks = this.marksAfter(event);
        for (const column of [this.markTimes, this.markEvents, this.markKinds]) column.shift(marks);
    }
}
