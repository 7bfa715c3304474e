import { describe, expect, test } from "vitest";
import { waitKinds } from "../trace/events";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { nextPhase, phaseWords, previousPhase } from "./phases";

const sleep = waitKinds.indexOf("Sleep");

describe("the phases of an iteration", () => {
    const model = new RunModel();
    model.append(
        new TraceWriter()
            .add("LoopStarted", 0, 9)
            .add("TaskCreated", 0, 1, 0, "main", "main", 9, 1)
            .add("IterationBegan", 0, 9, 1, 1, 0)
            .add("TaskBegan", 0, 1, 1)
            .add("TimerSet", 0, 2, 1, "sleep", 1, 2, sleep, 3)
            .add("TimerSet", 0, 4, 1, "sleep", 1, 2, sleep, 3)
            .add("TaskSuspended", 0, 1, sleep, 3, "sleep 1", 2)
            .add("IterationEnded", 0, 9)
            .add("LoopIdle", 0, 9, 1)
            .add("TimerDue", 1, 2)
            .add("TimerDue", 1, 4)
            .add("IterationBegan", 1, 9, 2, 2, 0)
            .add("LoopStopped", 1, 9)
            .take(),
    );

    test("follow one another", () => {
        const seen = [2, 3, 7, 8, 9, 10, 12, 13].map((count) => model.momentAfter(count).phase);
        expect(seen).toEqual(["", "run", "run", "wait", "wait", "timers", "run", ""]);
    });

    test("are stepped through, forwards and back, all timers that are due as one", () => {
        const stops = [0];
        while (stops.at(-1) !== -1) stops.push(nextPhase(model, stops.at(-1)!));
        expect(stops).toEqual([0, 3, 9, 10, 12, -1]);
        expect([previousPhase(model, 12), previousPhase(model, 9), previousPhase(model, 3)]).toEqual([
            10, 3, -1,
        ]);
    });

    test("say what the loop does then", () => {
        const words = [3, 9, 10, 13].map((count) => phaseWords(model.momentAfter(count)));
        expect(words).toEqual([
            "1 in the ready queue have their turns, first in, first out.",
            "Nothing is ready: it waits until t = 1.",
            "Timers whose time has come move to the end of the ready queue.",
            "No loop is running.",
        ]);
    });
});
