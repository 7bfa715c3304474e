import { describe, expect, test } from "vitest";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { describeLane } from "./describeLane";
import { rowsOf } from "./rows";

describe("a lane in words", () => {
    const model = new RunModel();
    model.append(
        new TraceWriter()
            .add("LoopCreated", 0, 9)
            .add("TaskCreated", 0, 1, 0, "a", "f()", 9, 1)
            .add("TaskBegan", 0, 1, 3)
            .add("TaskSuspended", 1, 1, 7, 0, "", 4)
            .add("TaskFinished", 3, 1, 1, "ValueError: no", 5)
            .take(),
    );
    const after = (count: number) => describeLane(rowsOf(model.history, 0, 1)[0]!, count, model.log);

    test("says what the task does at each moment", () => {
        expect([1, 2, 3, 4, 5].map((count) => after(count).state)).toEqual([
            "not created yet",
            "ready",
            "running",
            "suspended",
            "failed: ValueError: no",
        ]);
    });

    test("says what it waits for, in asyncio's words when the program has none", () => {
        expect([after(3).waitsFor, after(4).waitsFor]).toEqual(["", "timeout"]);
    });
});
