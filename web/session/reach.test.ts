import { describe, expect, test } from "vitest";
import { TraceWriter } from "../trace/writer";
import { RunModel } from "../trace/model";
import { lookahead, wordsAhead } from "./protocol";
import { Reach } from "./reach";

const empty = new RunModel();

describe("how far the worker may go", () => {
    test("moves on with the playhead, though not with each of its frames", () => {
        const reach = new Reach();
        const given = reach.begin();
        expect(reach.extended(empty, 0, 0.1, 1)).toBeNull();
        const more = reach.extended(empty, 0, 2, 1)!;
        expect(more.horizon).toBe(given.horizon + 2);
        expect(reach.extended(empty, 0, 2.1, 1)).toBeNull();
    });

    test("is further for a run that is played faster", () => {
        expect(new Reach().extended(empty, 0, 0, 10)?.horizon).toBe(10 * lookahead);
    });

    test("has no end for a run that is computed up to a far instant, but for the length of its trace", () => {
        const reach = new Reach();
        expect(reach.upTo(Infinity, 0)).toEqual({ horizon: Infinity, words: wordsAhead });
        expect(reach.extended(empty, 0, Infinity, 1)).toBeNull();
    });

    test("stays where it is while much of what is known is still to be played", () => {
        const model = new RunModel();
        const writer = new TraceWriter();
        for (let event = 0; event < 201_000; event++) writer.add("IterationEnded", event);
        model.append(writer.take());
        expect(new Reach().extended(model, 0, 100, 1)).toBeNull();
        expect(new Reach().extended(model, 10_000, 100, 1)).not.toBeNull();
    });
});
