import { beforeAll, describe, expect, test } from "vitest";
import { examples } from "../examples";
import type { Engine } from "../worker/engine";
import { plainSettings, realEngine, tracedWords } from "../worker/tracedRuns";
import { TraceComparison } from "./comparison";
import { EventCursor, TraceLog } from "./decoder";
import { at, Kind } from "./events";

let engine: Engine;
beforeAll(async () => {
    engine = await realEngine();
});

/** The trace of a program as it is saved. */
function recorded(source: string, settings = plainSettings): TraceLog {
    const log = new TraceLog();
    for (const words of tracedWords(engine, source, settings)) log.append(words);
    return log;
}

/** The index of the event that prints a text. */
function placeOf(log: TraceLog, text: string): number {
    const cursor = new EventCursor();
    for (let index = 0; index < log.count; index++) {
        const event = log.seek(index, cursor);
        if (event.kind === Kind.Output && log.text(event.word(at.Output.text)).startsWith(text)) return index;
    }
    return -1;
}

const agree = (log: TraceLog, again: readonly Uint32Array[], events = log.count) => {
    const comparison = new TraceComparison(log.packed(), events);
    return again.every((words) => comparison.agrees(words));
};

describe("A trace that comes again", () => {
    test.each(examples.map(({ name, source }) => [name, source]))(
        "agrees with the recorded one of %s",
        (_, source) => {
            expect(agree(recorded(source), tracedWords(engine, source))).toBe(true);
        },
    );

    test("agrees when it writes long texts in pieces, and thousands of them", () => {
        const source = "for n in range(6000):\n    print(n, 'é' * (n % 50 * 60))\n";
        expect(agree(recorded(source), tracedWords(engine, source))).toBe(true);
    });

    const source = "import random\nprint('one', random.random())\nprint('two')\n";

    test("differs where a text, a field or an event differs, or one is missing", () => {
        const log = recorded(source);
        const otherwise = [
            tracedWords(engine, source.replace("two", "owt")),
            tracedWords(engine, source.replace("\nprint", "\n\nprint")),
            tracedWords(engine, `${source}print()\n`),
            tracedWords(engine, source, { ...plainSettings, seed: 1 }),
        ];
        expect(otherwise.map((again) => agree(log, again))).toEqual([false, false, false, false]);
    });

    test("need not agree behind the events that count", () => {
        const log = recorded(source);
        expect(agree(log, tracedWords(engine, source.replace("two", "three")), placeOf(log, "two"))).toBe(
            true,
        );
    });
});
