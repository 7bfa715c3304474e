import { describe, expect, test } from "vitest";
import { RunModel } from "../trace/model";
import { waitKinds } from "../trace/events";
import { TraceWriter } from "../trace/writer";
import { deedOf, deedsFor } from "./deeds";

/** `a` waits for future 9, `b` for a sleep by timer 12, `c` runs. */
function run(): RunModel {
    const model = new RunModel();
    model.append(
        new TraceWriter()
            .add("TaskCreated", 0, 1, 0, "a", "f", 9, 1)
            .add("TaskCreated", 0, 2, 0, "b", "f", 9, 1)
            .add("TaskCreated", 0, 3, 0, "c", "f", 9, 1)
            .add("FutureCreated", 0, 9, 0, "", 4)
            .add("TaskBegan", 0, 1, 3)
            .add("TaskSuspended", 0, 1, 0, 9, "", 4)
            .add("TaskBegan", 0, 2, 3)
            .add("TimerSet", 0, 12, 2, "sleep", 5, 4, waitKinds.indexOf("Sleep"), 11)
            .add("TaskSuspended", 0, 2, waitKinds.indexOf("Sleep"), 11, "sleep(5)", 4)
            .add("TaskBegan", 0, 3, 3)
            .take(),
    );
    return model;
}

const labels = (id: number, kind: "task" | "future" | "timer" = "task", count = 10) => {
    const model = run();
    return deedsFor({ kind, id }, model, model.momentAfter(count)).map(({ label, disabled }) =>
        disabled === "" ? label : `${label} (${disabled})`,
    );
};

describe("what can be done", () => {
    test("to a task that waits for a future of the program: to the future, too", () =>
        expect(labels(1)).toEqual([
            "Cancel…",
            "Throw into it…",
            "What it waits for: give it a result…",
            "What it waits for: let it fail…",
        ]));

    test("to a task that sleeps: its time can be moved", () =>
        expect(labels(2)).toEqual(["Cancel…", "Throw into it…", "Move its time…"]));

    test("to a task that runs: nothing can be thrown into it", () =>
        expect(labels(3)).toEqual(["Cancel…", "Throw into it… (It runs: nothing can be thrown into it)"]));

    test("to a future: it gets a result, fails or is cancelled", () =>
        expect(labels(9, "future")).toEqual(["Give it a result…", "Let it fail…", "Cancel…"]));

    test("is what the form was filled in with", () => {
        const model = run();
        const moment = model.momentAfter(10);
        const [cancel, thrown] = deedsFor({ kind: "task", id: 1 }, model, moment);
        expect(deedOf(cancel!, "", "", 0)).toEqual({ action: "cancel", target: 1 });
        expect(deedOf(thrown!, "no", "OSError", 0)).toEqual({
            action: "throw",
            target: 1,
            type: "OSError",
            message: "no",
        });
        const [timer] = deedsFor({ kind: "timer", id: 12 }, model, moment);
        expect([timer?.called, deedOf(timer!, "", "", 2)]).toEqual([
            "b's timer",
            { action: "moveTimer", target: 12, when: 2 },
        ]);
    });
});
