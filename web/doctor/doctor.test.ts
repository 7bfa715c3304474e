import { describe, expect, test } from "vitest";
import { chunkEvents } from "../trace/decoder";
import { causeKinds, outcomes, waitKinds } from "../trace/events";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { Doctor } from "./doctor";

const wait = (kind: (typeof waitKinds)[number]) => waitKinds.indexOf(kind);
const cause = (kind: (typeof causeKinds)[number]) => causeKinds.indexOf(kind);
const outcome = (kind: (typeof outcomes)[number]) => outcomes.indexOf(kind);

/** main (1), made by asyncio.run at line 9, and worker (2), made by main at line 8. */
const two = () =>
    new TraceWriter()
        .add("ThreadStarted", 0, 90, "MainThread")
        .add("TaskCreated", 0, 1, 0, "main", "main", 9, 9, cause("Runner"))
        .add("TaskCreated", 0, 2, 1, "worker", "work", 9, 8, cause("Task"), 1);

function findings(trace: TraceWriter) {
    const model = new RunModel();
    model.append(trace.take());
    const doctor = new Doctor(model);
    doctor.readOn();
    return doctor.findings.map(({ kind, line, task, text }) => ({ kind, line, task, text }));
}

test("a doctor who has fallen behind what is kept goes on where that begins", () => {
    const model = new RunModel(chunkEvents);
    const doctor = new Doctor(model);
    const trace = new TraceWriter()
        .add("TaskCreated", 0, 2, 0, "main", "main()", 1, 9)
        .add("TaskBegan", 0, 2, 5);
    model.append(trace.take());
    doctor.readOn();
    for (let line = 0; line < 3 * chunkEvents; line++) trace.add("Output", 1, 1, 2, "a\n", 6);
    trace.add("TaskSuspended", 2, 2, 2, 0, "", 7).add("CancelSwallowed", 3, 2, 8);
    model.append(trace.take());
    expect(model.log.first).toBeGreaterThan(2);
    doctor.readOn();
    expect(doctor.findings.map(({ kind }) => kind)).toEqual(["swallows a cancel"]);
});

describe("the loop doctor", () => {
    test("finds nothing wrong with a run that is fine", () => {
        const trace = two()
            .add("TaskBegan", 0, 2, 3)
            .add("TaskSuspended", 0.05, 2, wait("Sleep"), 5, "sleep 1", 4)
            .add("LoopIdle", 0.05, 9, 1.05)
            .add("TaskBegan", 1.05, 2, 4)
            .add("TaskFinished", 1.06, 2, outcome("Result"), "None");
        expect(findings(trace)).toEqual([]);
    });

    test("finds a coroutine that was never awaited", () => {
        const trace = two().add(
            "Warning",
            1,
            "RuntimeWarning",
            "coroutine 'work' was never awaited\nmore",
            7,
        );
        expect(findings(trace)).toEqual([
            {
                kind: "never awaited",
                line: 7,
                task: 0,
                text: "The coroutine work was made and never awaited: nothing of it has run.",
            },
        ]);
    });

    test("finds an error that nobody has retrieved, at the line that made its task", () => {
        const trace = two()
            .add("TaskFinished", 1, 2, outcome("Failed"), "ValueError: no")
            .add("Warning", 2, "asyncio", "Task exception was never retrieved\nfuture: ...", 9, 2);
        expect(findings(trace)).toMatchObject([
            {
                kind: "never retrieved",
                line: 8,
                task: 2,
                text: "worker failed with ValueError: no, and nobody has asked for its result.",
            },
        ]);
    });

    test("finds a step that keeps the loop, at the line of the blocking call, once for each place", () => {
        const trace = two();
        for (const time of [0, 1])
            trace
                .add("TaskBegan", time, 2, 3)
                .add("ThreadBlocked", time, 90, "time.sleep", time + 0.2, 4)
                .add("ThreadUnblocked", time + 0.2, 90)
                .add("TaskSuspended", time + 0.2, 2, wait("Yield"), 0, "", 5);
        expect(findings(trace)).toMatchObject([
            {
                kind: "blocks the loop",
                line: 4,
                task: 2,
                text: "worker keeps the loop for 0.2 s without an await: nothing else can run.",
            },
        ]);
    });

    test("finds those who wait when nobody is left to wake the loop", () => {
        const trace = two()
            .add("TaskSuspended", 1, 2, wait("Event"), 5, "Event.wait", 4, 1)
            .add("TaskFinished", 1, 1, outcome("Result"), "None")
            .add("LoopIdle", 1, 9, 18446744073);
        expect(findings(trace)).toMatchObject([{ kind: "never woken", line: 4, task: 2 }]);
    });

    test("takes that back when somebody wakes the loop after all", () => {
        const model = new RunModel();
        const trace = two()
            .add("TaskSuspended", 1, 2, wait("Future"), 5, "Future", 4)
            .add("LoopIdle", 1, 9, 18446744073);
        model.append(trace.take());
        const doctor = new Doctor(model);
        doctor.readOn();
        expect(doctor.findings.length).toBe(1);
        model.append(
            trace.add("IterationBegan", 2, 9, 2, 1, 0).add("TaskWoken", 2, 2, cause("User"), 5).take(),
        );
        doctor.readOn();
        expect(doctor.findings).toEqual([]);
    });

    test("finds tasks that wait in a circle, once", () => {
        const trace = two()
            .add("TaskSuspended", 1, 1, wait("Lock"), 5, "Lock.acquire", 6, 1, 2)
            .add("TaskSuspended", 1, 2, wait("Task"), 1, "main", 4)
            .add("LoopIdle", 1, 9, 18446744073);
        expect(findings(trace)).toMatchObject([
            {
                kind: "waits in a circle",
                line: 4,
                task: 2,
                text: "worker waits for main waits for worker: none of them can go on.",
            },
        ]);
    });

    test("finds a cancel that was swallowed", () => {
        expect(findings(two().add("CancelSwallowed", 1, 2, 6))).toMatchObject([
            { kind: "swallows a cancel", line: 6, task: 2 },
        ]);
    });

    test("finds a task that is left behind, but not the main one that Ctrl+C cancels", () => {
        const trace = two()
            .add("CancelAsked", 1, 1, cause("Runner"))
            .add("CancelAsked", 1, 2, cause("Runner"))
            .add("LoopClosed", 2, 9);
        expect(findings(trace)).toMatchObject([{ kind: "left behind", line: 8, task: 2 }]);
    });

    test("reads a long run in portions and finds the same", () => {
        const model = new RunModel();
        const trace = two();
        for (let turn = 0; turn < 50; turn++)
            trace.add("TaskBegan", turn, 2, 3).add("TaskSuspended", turn + 0.2, 2, wait("Yield"), 0, "", 5);
        model.append(trace.take());
        const doctor = new Doctor(model);
        while (doctor.readOn(7) || doctor.findings.length === 0);
        expect(doctor.findings).toMatchObject([{ kind: "blocks the loop", time: 0 }]);
    });
});
