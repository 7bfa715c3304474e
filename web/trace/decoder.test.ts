import { describe, expect, test } from "vitest";
import { chunkEvents, EventCursor, TraceError, TraceLog } from "./decoder";
import { at, Kind } from "./events";
import { TraceWriter } from "./writer";

function logOf(writer: TraceWriter): TraceLog {
    const log = new TraceLog();
    log.append(writer.take());
    return log;
}

describe("the store of the trace", () => {
    test("reads the last fields, where an event does not have them, as 0", () => {
        const words = new TraceWriter().add("TaskWoken", 0, 1, 2, 3, 4, 5).add("HandleBegan", 0, 9).take();
        const shorter = Uint32Array.from([...words.slice(0, 6), ...words.slice(8)]);
        shorter[0] = Kind.TaskWoken | (6 << 8);
        const log = new TraceLog();
        log.append(shorter);
        const event = log.seek(0, new EventCursor());
        expect([event.word(at.TaskWoken.by), event.word(at.TaskWoken.because)]).toEqual([3, 0]);
        expect(log.seek(1, new EventCursor()).word(at.HandleBegan.handle)).toBe(9);
    });

    test("reads a time that an event lacks as 0, whatever comes behind it", () => {
        const words = new TraceWriter().add("LoopIdle", 0, 1, 2).add("HandleBegan", 0, 9).take();
        const shorter = Uint32Array.from([...words.slice(0, 4), ...words.slice(6)]);
        shorter[0] = Kind.LoopIdle | (4 << 8);
        const log = new TraceLog();
        log.append(shorter);
        expect(log.seek(0, new EventCursor()).seconds(at.LoopIdle.until)).toBe(0);
    });

    test("gives an event's kind, time and fields by index", () => {
        const log = logOf(new TraceWriter().add("LoopCreated", 0, 1).add("Output", 1.5, 2, 7, "hello\n", 12));
        const event = log.seek(1, new EventCursor());
        expect(log.count).toBe(2);
        expect([event.kind, event.time]).toEqual([Kind.Output, 1.5]);
        expect([
            event.word(at.Output.stream),
            event.word(at.Output.task),
            event.word(at.Output.line),
        ]).toEqual([2, 7, 12]);
        expect(log.text(event.word(at.Output.text))).toBe("hello\n");
    });

    test("reads times past four seconds, where the low word ends", () => {
        const log = logOf(new TraceWriter().add("LoopIdle", 3600, 1, 7200.25));
        const event = log.seek(0, new EventCursor());
        expect([event.time, event.seconds(at.LoopIdle.until)]).toEqual([3600, 7200.25]);
    });

    test("joins a long text from its pieces, also where one splits a character", () => {
        const text = "ab" + "é漢".repeat(900);
        const log = logOf(new TraceWriter().add("Output", 0, 1, 0, text, 1));
        expect(log.text(log.seek(0, new EventCursor()).word(at.Output.text))).toBe(text);
    });

    test("takes an event that arrives in two batches", () => {
        const words = new TraceWriter().add("LoopCreated", 0, 1).add("LoopStarted", 0.25, 1).take();
        for (let cut = 0; cut <= words.length; cut++) {
            const log = new TraceLog();
            log.append(words.slice(0, cut));
            log.append(words.slice(cut));
            expect([log.count, log.lastTime]).toEqual([2, 0.25]);
        }
    });

    test("finds how many events happened up to a time", () => {
        const writer = new TraceWriter();
        for (let i = 0; i < 3 * chunkEvents; i++) writer.add("HandleBegan", Math.floor(i / 2), i);
        const log = logOf(writer);
        expect([log.countUntil(-1), log.countUntil(0), log.countUntil(4000.5)]).toEqual([0, 2, 8002]);
    });

    test("lets go of its oldest events and keeps the indices of the others", () => {
        const writer = new TraceWriter();
        for (let i = 0; i < 3 * chunkEvents; i++) writer.add("HandleBegan", i, i);
        const log = logOf(writer);
        log.dropOldestChunk();
        expect([log.first, log.count]).toEqual([chunkEvents, 3 * chunkEvents]);
        expect(log.seek(chunkEvents, new EventCursor()).word(at.HandleBegan.handle)).toBe(chunkEvents);
        expect(() => log.seek(chunkEvents - 1, new EventCursor())).toThrow(RangeError);
    });

    test("lets go of the texts of its oldest events too", () => {
        const writer = new TraceWriter();
        for (let i = 0; i < 3 * chunkEvents; i++) writer.add("Output", i, 1, 0, `line ${i}`, 1);
        const log = logOf(writer);
        const first = log.seek(0, new EventCursor()).word(at.Output.text);
        log.dropOldestChunk();
        log.dropOldestChunk();
        expect(log.text(first)).toBe("");
        expect(log.text(log.seek(2 * chunkEvents, new EventCursor()).word(at.Output.text))).toBe(
            `line ${2 * chunkEvents}`,
        );
    });

    test("refuses a trace with an impossible length", () => {
        expect(() => new TraceLog().append(Uint32Array.of(Kind.Output | (1 << 8), 0, 0))).toThrow(TraceError);
    });
});
