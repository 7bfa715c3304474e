import { describe, expect, test } from "vitest";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { nextAtLines, stepBack, stepForward, type StepKind } from "./steps";

const foreign = 2 << 20;

/** Two tasks that take turns; events by index are named at the right. */
function run(): RunModel {
    const model = new RunModel();
    model.append(
        new TraceWriter()
            .add("TaskCreated", 0, 1, 0, "a", "f()", 9, 20) // 0
            .add("TaskCreated", 0, 2, 0, "b", "f()", 9, 20) // 1
            .add("TaskBegan", 0, 1, 3) // 2
            .add("Output", 0, 1, 1, "x\n", 4) // 3
            .add("TaskSuspended", 0, 1, 3, 0, "", 5) // 4
            .add("TaskBegan", 0, 2, 3) // 5
            .add("TaskSuspended", 0, 2, 3, 0, "", foreign + 5) // 6
            .add("HandleReady", 1, 7, "call", 0, 0, 0) // 7
            .add("HandleBegan", 1, 7) // 8
            .add("TaskBegan", 1, 1, 5) // 9
            .add("TaskFinished", 1, 1, 0, "None", 6) // 10
            .take(),
    );
    return model;
}

function walk(kind: StepKind, task: number): number[] {
    const model = run();
    const places = [0];
    for (;;) {
        const next = stepForward(model, places.at(-1)!, kind, task);
        if (next < 0) return places;
        places.push(next);
    }
}

function walkBack(kind: StepKind, task: number): number[] {
    const model = run();
    const places = [model.log.count];
    while (places[0]! > 0) places.unshift(stepBack(model, places[0]!, kind, task));
    return places;
}

describe("a step", () => {
    test("of the loop goes to whatever runs next", () => expect(walk("loop", 0)).toEqual([0, 3, 6, 9, 10]));

    test("of a task stays with that task", () => expect(walk("task", 2)).toEqual([0, 2, 6, 7]));

    test("of a line goes to another line of the program itself", () =>
        expect(walk("line", 0)).toEqual([0, 1, 3, 4, 5, 6, 10, 11]));

    test("back stands where steps forward have stood", () => {
        expect(walkBack("loop", 0)).toEqual([0, 3, 6, 9, 10, 11]);
        expect(walkBack("task", 1)).toEqual([0, 1, 3, 4, 5, 10, 11]);
    });

    test("is not known yet where the trace ends", () => {
        const model = run();
        expect(stepForward(model, model.log.count, "loop", 0)).toBe(-1);
    });
});

describe("a breakpoint", () => {
    test("stops where its line is reached", () => expect(nextAtLines(run(), 0, 11, [4, 6])).toBe(4));

    test("does not stop again where a task goes on after waiting there", () =>
        expect(nextAtLines(run(), 5, 11, [5])).toBe(-1));

    test("stops where a task begins", () => expect(nextAtLines(run(), 3, 11, [3])).toBe(6));
});
