import { describe, expect, test } from "vitest";
import { partText } from "../story/sentence";
import { causeKinds, outcomes, waitKinds } from "../trace/events";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { factsOf } from "./facts";

const wait = (kind: (typeof waitKinds)[number]) => waitKinds.indexOf(kind);
const cause = (kind: (typeof causeKinds)[number]) => causeKinds.indexOf(kind);
const outcome = (kind: (typeof outcomes)[number]) => outcomes.indexOf(kind);

const model = new RunModel();
model.append(
    new TraceWriter()
        .add("TaskCreated", 0, 1, 0, "main", "main", 9, 30, cause("Runner"))
        .add("TaskCreated", 0, 2, 1, "report", "report", 9, 20, cause("Gather"), 1)
        .add("TaskCreated", 0, 3, 2, "fetch", "fetch", 9, 11, cause("Task"), 2)
        .add("FutureCreated", 0, 4, wait("Gather"), "gather, 1 child", 20, cause("Task"), 1)
        .add("FutureLinked", 0, 4, 2, wait("Gather"))
        .add("TaskSuspended", 0, 1, wait("Gather"), 4, "gather, 1 child", 20)
        .add("TimerSet", 0, 5, 2, "Timeout._on_timeout()", 0.5, 13, wait("Timeout"), 2)
        .add("FutureCreated", 0, 6, wait("Shield"), "shield", 14, cause("Task"), 2)
        .add("FutureLinked", 0, 6, 3, wait("Shield"))
        .add("TaskSuspended", 0, 2, wait("Shield"), 6, "shield", 14)
        .add("CancelAsked", 0.5, 2, cause("Timeout"), 2)
        .add("FutureFinished", 0.5, 6, outcome("Cancelled"), "CancelledError", cause("Task"), 2)
        .add("TaskWoken", 0.5, 2, cause("Cancel"), 6, cause("Timeout"), 2)
        .add("TaskBegan", 0.5, 2, 14)
        .add("CancelDelivered", 0.5, 2, 14)
        .add("TaskFinished", 0.6, 2, outcome("Failed"), "TimeoutError", 0)
        .take(),
);

function told(id: number, count: number, time: number) {
    const facts = factsOf(model, model.momentAfter(count), time, id);
    return (
        facts && {
            state: facts.state,
            ...Object.fromEntries(facts.rows.map((row) => [row.label, row.parts.map(partText).join("")])),
        }
    );
}

describe("the facts of a task", () => {
    test("say what it waits for, step by step, and who waits for it", () => {
        expect(told(2, 10, 0.2)).toEqual({
            state: "task, suspended",
            coroutine: "report()",
            "created by": "main through gather, line 20",
            "waits for": "timeout 0.5 → shield → fetch",
            since: "0.000 s, for 0.2 s",
            "awaited by": "main through gather",
        });
    });

    test("say who asked to cancel it and how far that is", () => {
        expect(told(2, 11, 0.5)).toMatchObject({ cancelling: "1, asked, not there yet; by a timeout" });
        expect(told(2, 15, 0.5)).toMatchObject({ cancelling: "1, delivered; by a timeout" });
    });

    test("say what became of it", () => {
        expect(told(2, 16, 1)).toMatchObject({ state: "task, failed", error: "TimeoutError" });
        expect(told(1, 1, 0)).toMatchObject({ "created by": "asyncio.run, line 30" });
    });

    test("are none before it was created", () => {
        expect(told(3, 2, 0)).toBeNull();
    });
});

describe("the facts of a future", () => {
    test("say who made it, for whom it waits and who for it", () => {
        expect(told(6, 10, 0.2)).toEqual({
            state: "future, pending",
            "created by": "report, line 14",
            "waits for": "fetch",
            "awaited by": "report",
        });
    });

    test("say who made it done", () => {
        expect(told(6, 12, 0.5)).toMatchObject({ state: "future, cancelled", "made done by": "report" });
    });
});
