import { describe, expect, test } from "vitest";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { instantOf } from "./look";

describe("the moment worth looking at", () => {
    const model = new RunModel();
    model.append(
        new TraceWriter()
            .add("TaskCreated", 0, 1, 0, "a", "f", 9, 1) // 0
            .add("TaskBegan", 1, 1, 3) // 1
            .add("FutureFinished", 1, 5, 0, "7", 1, 1, 4) // 2
            .add("TaskWoken", 1, 2, 3, 5) // 3
            .add("Output", 1, 1, 1, "x", 5) // 4
            .add("TaskSuspended", 1, 1, 0, 8, "", 6) // 5
            .add("TaskBegan", 2, 1, 6) // 6
            .add("FutureFinished", 2, 6, 0, "7", 1, 1, 4) // 7
            .take(),
    );

    test("is a time alone", () => expect(instantOf(model, 1, 0)).toBe(6));

    test("is a line with all that it does", () => expect(instantOf(model, 0, 4)).toBe(4));

    test("is a line at which a task comes to wait", () => expect(instantOf(model, 0, 6)).toBe(6));

    test("is not known before the trace has come past it", () => {
        expect([instantOf(model, 2, 0), instantOf(model, 1.5, 4), instantOf(model, 0, 9)]).toEqual([
            -1, -1, -1,
        ]);
    });
});
