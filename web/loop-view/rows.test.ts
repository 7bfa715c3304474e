import { expect, test } from "vitest";
import { waitKinds } from "../trace/events";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { mostRows, readyRows, timerRows } from "./rows";

const sleep = waitKinds.indexOf("Sleep");

/** `tasks` tasks, of which the first runs. */
function queueOf(tasks: number): RunModel {
    const trace = new TraceWriter();
    for (let task = 1; task <= tasks; task++)
        trace.add("TaskCreated", 0, task, 0, `task-${task}`, "task()", 1, 1);
    trace.add("TaskBegan", 0, 1, 2);
    const model = new RunModel();
    model.append(trace.take());
    return model;
}

test("the ready queue begins with what runs, then what is next", () => {
    const model = queueOf(3);
    const rows = readyRows(model, model.end);
    expect(rows.map(({ name, state, running }) => [name, state, running])).toEqual([
        ["task-1", "running", true],
        ["task-2", "next", false],
        ["task-3", "", false],
    ]);
});

test("a queue of 10,000 is as many rows as a screen shows", () => {
    const model = queueOf(10_000);
    expect(readyRows(model, model.end).length).toBe(mostRows + 1);
});

test("a timer says what it ends and what is left of it where the playhead stands", () => {
    const model = new RunModel();
    model.append(
        new TraceWriter()
            .add("TaskCreated", 0, 1, 0, "a", "a()", 9, 1)
            .add("FutureCreated", 1, 5, sleep, "sleep 4", 3)
            .add("TimerSet", 1, 6, 1, "sleep 4", 5, 3, sleep, 5)
            .take(),
    );
    expect(timerRows(model, model.end, 2)).toMatchObject([
        { name: "a", task: 1, timer: 6, detail: "sleep(4)", state: "3.000 s", left: 0.75 },
    ]);
});
