import { describe, expect, test } from "vitest";
import { causeKinds } from "../trace/events";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { arrowsOf } from "./arrows";

const cause = (kind: (typeof causeKinds)[number]) => causeKinds.indexOf(kind);

describe("the arrows of a task", () => {
    const model = new RunModel();
    model.append(
        new TraceWriter()
            .add("TaskCreated", 0, 1, 0, "main", "main", 9, 1)
            .add("TaskCreated", 1, 2, 1, "worker", "work", 9, 2)
            .add("TaskWoken", 2, 2, cause("Sleep"), 7, cause("Timer"), 8)
            .add("TaskWoken", 3, 1, cause("Task"), 2, cause("Task"), 2)
            .add("CancelAsked", 4, 2, cause("Task"), 1)
            .add("TaskWoken", 4, 2, cause("Cancel"), 7, cause("Task"), 1)
            .add("CancelAsked", 5, 1, cause("Timeout"), 1)
            .take(),
    );
    const { tasks } = model.history;
    const told = (task: number, from: number, to: number) =>
        arrowsOf(model, tasks[task]!, tasks, from, to).map(
            (arrow) => `${arrow.time}: ${arrow.from || arrow.label} ${arrow.kind} ${arrow.to}`,
        );

    test("lead to it from who created, woke and cancelled it, and from it", () => {
        expect(told(1, 0, 10)).toEqual([
            "1: 1 created 2",
            "2: timer woke 2",
            "4: 1 cancelled 2",
            "3: 2 woke 1",
        ]);
    });

    test("are those of the stretch in view", () => {
        expect(told(0, 3.5, 10)).toEqual(["5: timeout cancelled 1", "4: 1 cancelled 2"]);
    });
});
