import { describe, expect, test } from "vitest";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { standingTasks } from "./standing";

describe("tasks at their lines", () => {
    const model = new RunModel();
    model.append(
        new TraceWriter()
            .add("TaskCreated", 0, 1, 0, "a", "f()", 9, 1)
            .add("TaskCreated", 0, 2, 0, "b", "f()", 9, 1)
            .add("TaskBegan", 0, 1, 3)
            .add("TaskSuspended", 1, 1, 2, 0, "sleep(1)", 4)
            .add("TaskBegan", 1, 2, 3)
            .add("TaskSuspended", 2, 2, 2, 0, "sleep(1)", 4)
            .add("TaskFinished", 3, 1, 0, "None", 5)
            .take(),
    );
    const at = (count: number) =>
        standingTasks(model, model.momentAfter(count)).map(({ line, tasks }) => [
            line,
            tasks.map((task) => task.name),
        ]);

    test("a task that has not begun stands nowhere", () => expect(at(2)).toEqual([]));

    test("tasks at one line stand there together", () => expect(at(6)).toEqual([[4, ["a", "b"]]]));

    test("a task that runs stands at the line that it has reached", () => {
        const printing = new RunModel();
        printing.append(
            new TraceWriter()
                .add("TaskCreated", 0, 1, 0, "a", "f()", 9, 1)
                .add("TaskBegan", 0, 1, 3)
                .add("Output", 0, 1, 1, "x", 5)
                .take(),
        );
        const lines = (count: number) =>
            standingTasks(printing, printing.momentAfter(count)).map(({ line }) => line);
        expect([lines(2), lines(3)]).toEqual([[3], [5]]);
    });

    test("a task that has finished is gone", () => expect(at(7)).toEqual([[4, ["b"]]]));

    test("the task that runs is marked", () => {
        expect(
            standingTasks(model, model.momentAfter(5)).map(({ line, running }) => [line, running]),
        ).toEqual([
            [4, false],
            [3, true],
        ]);
    });
});
