import { describe, expect, test } from "vitest";
import { causeKinds, outcomes, waitKinds } from "./events";
import { RunModel } from "./model";
import { cancelAtWork, cancelsOf, futureState, taskState, waitersOf } from "./state";
import { TraceWriter } from "./writer";

const wait = (kind: (typeof waitKinds)[number]) => waitKinds.indexOf(kind);
const cause = (kind: (typeof causeKinds)[number]) => causeKinds.indexOf(kind);
const outcome = (kind: (typeof outcomes)[number]) => outcomes.indexOf(kind);

const trace = new TraceWriter()
    .add("TaskCreated", 0, 1, 0, "main", "main", 9, 9, cause("Runner"))
    .add("TaskCreated", 0, 2, 1, "worker", "work", 9, 8, cause("Task"), 1)
    .add("TaskBegan", 0, 2, 3)
    .add("FutureCreated", 0.5, 3, wait("Future"), "Future", 4, cause("Task"), 2)
    .add("TaskSuspended", 0.5, 2, wait("Future"), 3, "Future", 4)
    .add("FutureCreated", 0.5, 4, wait("Shield"), "shield", 5, cause("Task"), 1)
    .add("FutureLinked", 0.5, 4, 2, wait("Shield"))
    .add("CancelAsked", 1, 2, cause("Task"), 1, "enough", 6)
    .add("FutureFinished", 1, 3, outcome("Cancelled"), "CancelledError: enough", cause("Task"), 2, 6)
    .add("TaskWoken", 1, 2, cause("Cancel"), 3, cause("Task"), 1)
    .add("TaskBegan", 1, 2, 4)
    .add("CancelDelivered", 1, 2, 4)
    .add("CancelSwallowed", 2, 2, 5)
    .add("TaskFinished", 2, 2, outcome("Result"), "7", 0);
const model = new RunModel();
model.append(trace.take());
const worker = model.history.taskById.get(2)!;

describe("a task at a moment", () => {
    test("has its state, place and what it waits for", () => {
        const standings = [1, 2, 3, 5, 10, 11, 14].map((count) => taskState(model, worker, count).standing);
        expect(standings).toEqual([
            "not created",
            "ready",
            "running",
            "suspended",
            "ready",
            "running",
            "finished",
        ]);
        expect(taskState(model, worker, 5)).toMatchObject({
            line: 4,
            since: 0.5,
            label: "Future",
            awaited: 3,
        });
        expect(taskState(model, worker, 14)).toMatchObject({ line: 0, since: 2, awaited: 0, outcome: "7" });
    });

    test("knows who waits for it", () => {
        expect(waitersOf(model, 2, 5)).toEqual([]);
        expect(waitersOf(model, 2, 7)).toEqual([4]);
        expect([waitersOf(model, 3, 5), waitersOf(model, 3, 11)]).toEqual([[2], []]);
    });

    test("knows who asked to cancel it, and what came of that", () => {
        const at = (count: number) => cancelsOf(model, worker, count)[0];
        expect(at(7)).toBeUndefined();
        expect(at(8)).toMatchObject({ cause: "Task", by: 1, message: "enough", line: 6, delivered: -1 });
        expect(at(12)).toMatchObject({ delivered: 11, swallowed: false });
        expect(at(13)).toMatchObject({ delivered: 11, swallowed: true });
    });

    test("has no cancel at work once the one that was asked for is taken back", () => {
        const run = new RunModel();
        run.append(
            new TraceWriter()
                .add("TaskCreated", 0, 2, 0, "worker", "worker", 9, 3, cause("Runner"))
                .add("TaskBegan", 0, 2, 3)
                .add("CancelAsked", 0, 2, cause("Task"), 2, "", 4)
                .add("CancelTakenBack", 0, 2, 0, cause("Task"), 2, 5)
                .take(),
        );
        const task = run.history.taskById.get(2)!;
        const [asked, takenBack] = [run.log.count - 1, run.log.count];
        expect(cancelAtWork(run, task, asked)).toMatchObject({ takenBack: false });
        expect(cancelAtWork(run, task, takenBack)).toBeNull();
        expect(cancelsOf(run, task, takenBack)).toMatchObject([{ takenBack: true, delivered: -1 }]);
    });
});

describe("a future at a moment", () => {
    test("has its state, who made it and who made it done", () => {
        expect(futureState(model, 3, 3)).toBeNull();
        expect(futureState(model, 3, 4)).toMatchObject({
            standing: "pending",
            line: 4,
            creator: 2,
            ended: null,
        });
        expect(futureState(model, 3, 9)).toMatchObject({
            standing: "cancelled",
            outcome: "CancelledError: enough",
            ended: { cause: "Task", by: 2, line: 6 },
        });
    });
});

describe("a call that blocks the loop", () => {
    test("blocks the task whose step it is, and the task goes on after it", () => {
        const run = new RunModel();
        run.append(
            new TraceWriter()
                .add("ThreadStarted", 0, 5, "MainThread")
                .add("TaskCreated", 0, 1, 0, "main", "main", 9, 9)
                .add("TaskBegan", 0, 1, 3)
                .add("ThreadBlocked", 1, 5, "time.sleep", 3, 4)
                .add("ThreadUnblocked", 3, 5)
                .take(),
        );
        const main = run.history.taskById.get(1)!;
        const standings = [3, 4, 5].map((count) => taskState(run, main, count).standing);
        expect(standings).toEqual(["running", "blocked", "running"]);
        expect(taskState(run, main, 4)).toMatchObject({ line: 4, since: 1 });
    });
});
