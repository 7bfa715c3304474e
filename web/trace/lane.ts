// A lane of the timeline: what one task (or thread) did, as segments that follow one another without gaps, and the
// marks on it. A segment lasts until the next begins; the last one until the lane ends. A run may have ten thousand lanes,
// so each is two tables at most.
import type { EventCursor } from "./decoder";
import { rowHead, TimedRows } from "./timedRows";

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

/** Where a segment's words stand; the first holds two things. */
const [doingAndWait, label, line, awaited, place, segmentWidth] = [
    rowHead,
    rowHead + 1,
    rowHead + 2,
    rowHead + 3,
    rowHead + 4,
    rowHead + 5,
];
const [markKind, markWidth] = [rowHead, rowHead + 1];

/** What a lane has before its first mark; never written to. */
const noMarks = new TimedRows(markWidth);

export class Lane {
    end = Infinity;

    private readonly segments = new TimedRows(segmentWidth);
    private marks = noMarks;

    /** How many segments there are. */
    get count(): number {
        return this.segments.length;
    }

    get start(): number {
        return this.count > 0 ? this.startOf(0) : 0;
    }

    begin(event: EventCursor, doing: number, atLine: number): void {
        this.segments.add(event);
        this.segments.set(doingAndWait, doing);
        this.segments.set(line, atLine);
    }

    /** Says of the newest segment what is waited for in it. */
    waitFor(kind: number, text: number, id: number, at: number): void {
        this.segments.set(doingAndWait, this.doing | (kind << 8));
        this.segments.set(label, text);
        this.segments.set(awaited, id);
        this.segments.set(place, at);
    }

    mark(event: EventCursor, kind: number): void {
        if (this.marks === noMarks) this.marks = new TimedRows(markWidth);
        this.marks.add(event);
        this.marks.set(markKind, kind);
    }

    /** What the newest segment is; -1 before the first. */
    get doing(): number {
        return this.count > 0 ? this.doingOf(this.count - 1) : -1;
    }

    doingOf(segment: number): number {
        return this.segments.word(segment, doingAndWait) & 0xff;
    }

    startOf(segment: number): number {
        return this.segments.timeOf(segment);
    }

    endOf(segment: number): number {
        return segment + 1 < this.count ? this.startOf(segment + 1) : this.end;
    }

    /** Index of the event with which it began. */
    eventOf(segment: number): number {
        return this.segments.eventOf(segment);
    }

    waitOf(segment: number): number {
        return this.segments.word(segment, doingAndWait) >>> 8;
    }

    labelOf(segment: number): number {
        return this.segments.word(segment, label);
    }

    lineOf(segment: number): number {
        return this.segments.word(segment, line);
    }

    awaitedOf(segment: number): number {
        return this.segments.word(segment, awaited);
    }

    placeOf(segment: number): number {
        return this.segments.word(segment, place);
    }

    segment(index: number): Segment {
        return {
            doing: this.doingOf(index),
            start: this.startOf(index),
            end: this.endOf(index),
            wait: this.waitOf(index),
            label: this.labelOf(index),
            line: this.lineOf(index),
            awaited: this.awaitedOf(index),
            place: this.placeOf(index),
        };
    }

    /** The segment that the run was in after `count` events; -1 when there was none yet. */
    segmentAfter(count: number): number {
        const last = this.count - 1;
        if (last < 0 || this.eventOf(last) < count) return last;
        return this.segments.countAfter(count) - 1;
    }

    /** The segment that covers a time; -1 before the first. */
    segmentAtTime(time: number): number {
        return this.segments.countUntil(time) - 1;
    }

    get markCount(): number {
        return this.marks.length;
    }

    markTime(mark: number): number {
        return this.marks.timeOf(mark);
    }

    /** Index of the event that it is of. */
    markEvent(mark: number): number {
        return this.marks.eventOf(mark);
    }

    markKind(mark: number): number {
        return this.marks.word(mark, markKind);
    }

    /** The first mark at or after a time; `markCount` when there is none. */
    firstMarkFrom(time: number): number {
        let mark = this.marks.countUntil(time);
        while (mark > 0 && this.markTime(mark - 1) >= time) mark--;
        return mark;
    }

    /** How many marks there were after `count` events. */
    marksAfter(count: number): number {
        return this.marks.countAfter(count);
    }

    /** Forgets segments and marks that were over before an event. */
    forgetBefore(event: number): void {
        const gone = Math.max(0, this.segmentAfter(event));
        // Copying the rest is only worth it when much goes.
        if (gone < this.count / 2 || gone < 64) return;
        this.segments.shift(gone);
        this.marks.shift(this.marksAfter(event));
    }
}
