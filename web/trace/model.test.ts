import { describe, expect, test, vi } from "vitest";
import { chunkEvents, EventCursor } from "./decoder";
import { causeKinds, Kind, outcomes, waitKinds, type EventName } from "./events";
import { Doing, type Lane } from "./lane";
import { eventsApart, RunModel } from "./model";
import { Moment } from "./moment";
import { TraceWriter } from "./writer";

const wait = (kind: (typeof waitKinds)[number]) => waitKinds.indexOf(kind);
const cause = (kind: (typeof causeKinds)[number]) => causeKinds.indexOf(kind);
const outcome = (kind: (typeof outcomes)[number]) => outcomes.indexOf(kind);

/** main (2) creates worker (3), which sleeps 0.5 s while main waits for it. */
function twoTasks(): RunModel {
    const trace = new TraceWriter()
        .add("ProgramStarted", 0, "snippet.py")
        .add("LoopCreated", 0, 1)
        .add("TaskCreated", 0, 2, 0, "main", "main()", 1, 9)
        .add("LoopStarted", 0, 1)
        .add("IterationBegan", 0, 1, 1, 1, 0)
        .add("TaskBegan", 0, 2, 5)
        .add("TaskCreated", 0.001, 3, 2, "worker", "worker()", 1, 6)
        .add("TaskSuspended", 0.002, 2, wait("Task"), 3, "worker", 7)
        .add("IterationEnded", 0.002, 1)
        .add("IterationBegan", 0.002, 1, 2, 1, 0)
        .add("TaskBegan", 0.002, 3, 1)
        .add("Output", 0.003, 1, 3, "begin\n", 2)
        .add("FutureCreated", 0.003, 4, wait("Sleep"), "sleep(0.5)", 3)
        .add("TimerSet", 0.003, 5, 3, "sleep(0.5)", 0.503, 3)
        .add("TaskSuspended", 0.003, 3, wait("Sleep"), 4, "sleep(0.5)", 3)
        .add("IterationEnded", 0.003, 1)
        .add("LoopIdle", 0.003, 1, 0.503)
        .add("TimerDue", 0.503, 5)
        .add("IterationBegan", 0.503, 1, 3, 1, 0)
        .add("HandleBegan", 0.503, 5)
        .add("FutureFinished", 0.503, 4, outcome("Result"), "None", cause("Timer"), 5)
        .add("TaskWoken", 0.503, 3, cause("Future"), 4)
        .add("HandleEnded", 0.503, 5)
        .add("IterationEnded", 0.503, 1)
        .add("IterationBegan", 0.503, 1, 4, 1, 0)
        .add("TaskBegan", 0.503, 3, 3)
        .add("TaskFinished", 0.504, 3, outcome("Result"), "10", 4)
        .add("TaskWoken", 0.504, 2, cause("Task"), 3)
        .add("IterationEnded", 0.504, 1)
        .add("IterationBegan", 0.504, 1, 5, 1, 0)
        .add("TaskBegan", 0.504, 2, 7)
        .add("TaskFinished", 0.505, 2, outcome("Result"), "None", 7)
        .add("IterationEnded", 0.505, 1)
        .add("LoopStopped", 0.505, 1)
        .add("LoopClosed", 0.505, 1)
        .add("ProgramEnded", 0.505, 0);
    const model = new RunModel();
    model.append(trace.take());
    return model;
}

/** How many events there are up to the `nth` of a kind, that one included. */
function upTo(model: RunModel, name: EventName, nth: number): number {
    const cursor = new EventCursor();
    for (let index = 0; index < model.log.count; index++) {
        if (model.log.seek(index, cursor).kind === Kind[name] && --nth === 0) return index + 1;
    }
    throw new Error(`there are fewer events of the kind ${name}`);
}

describe("the model of a run", () => {
    test("gives each task a lane of what it did, without gaps", () => {
        const [main, worker] = twoTasks().history.tasks;
        const doings = (lane: Lane) => Array.from({ length: lane.count }, (_, i) => lane.doingOf(i));
        const { Ready, Running, Suspended } = Doing;
        expect(doings(main!.lane)).toEqual([Ready, Running, Suspended, Ready, Running]);
        expect(doings(worker!.lane)).toEqual([Ready, Running, Suspended, Ready, Running]);
        expect(worker!.lane.segment(2)).toMatchObject({
            start: 0.003,
            end: 0.503,
            wait: wait("Sleep"),
            line: 3,
        });
        expect(worker!.lane.end).toBe(0.504);
    });

    test("keeps names, parents, lines and results of tasks", () => {
        const worker = twoTasks().history.taskById.get(3)!;
        expect(worker).toMatchObject({
            name: "worker",
            coroutine: "worker()",
            parent: 2,
            depth: 1,
            line: 6,
            outcome: outcome("Result"),
            outcomeText: "10",
        });
    });

    test("holds the ready queue in order and the timers at any moment", () => {
        const model = twoTasks();
        const momentAt = (name: EventName, nth: number) => model.momentAfter(upTo(model, name, nth));
        const ready = (moment: Moment) => [...moment.ready.keys()];
        expect(ready(momentAt("TaskCreated", 1))).toEqual([2]);
        expect(ready(momentAt("TaskCreated", 2))).toEqual([3]);
        expect(momentAt("TaskCreated", 2).running).toBe(2);
        const asleep = momentAt("LoopIdle", 1);
        expect(ready(asleep)).toEqual([]);
        expect(asleep.timersInOrder()).toMatchObject([{ task: 3, set: 0.003, deadline: 0.503 }]);
        expect([asleep.idleUntil, asleep.running]).toEqual([0.503, 0]);
        expect([...momentAt("TimerDue", 1).ready.values()]).toMatchObject([{ id: 5, cause: cause("Timer") }]);
        expect(momentAt("TimerDue", 1).timers.size).toBe(0);
        expect(momentAt("HandleBegan", 1).running).toBe(5);
        expect(ready(momentAt("TaskWoken", 1))).toEqual([3]);
    });

    test("names the timeout, and the task that it cancels, as the cause of a timeout's end", () => {
        const model = new RunModel();
        const label = "Timeout._on_timeout() at asyncio/timeouts.py:90";
        model.append(
            new TraceWriter()
                .add("TimerSet", 0, 7, 2, label, 1, 4, wait("Timeout"), 2, cause("Timeout"), 2)
                .add("TimerDue", 1, 7)
                .take(),
        );
        expect([...model.end.ready.values()]).toMatchObject([
            { id: 7, cause: cause("Timeout"), by: 2, ends: wait("Timeout") },
        ]);
    });

    test("puts a task that only gives up its turn into the ready queue again", () => {
        const model = new RunModel();
        model.append(
            new TraceWriter()
                .add("TaskCreated", 0, 1, 0, "a", "a()", 9, 1)
                .add("TaskCreated", 0, 2, 0, "b", "b()", 9, 1)
                .add("TaskBegan", 0, 1, 1)
                .add("TaskSuspended", 1, 1, wait("Yield"), 0, "", 2)
                .take(),
        );
        expect([...model.end.ready.keys()]).toEqual([2, 1]);
        expect(model.history.tasks[0]!.lane.doing).toBe(Doing.Ready);
    });

    test("goes back to the creator of an eager task when that task's step is over", () => {
        const model = new RunModel();
        model.append(
            new TraceWriter()
                .add("TaskCreated", 0, 1, 0, "creator", "a()", 9, 1)
                .add("TaskBegan", 0, 1, 1)
                .add("TaskCreated", 0, 2, 1, "waits", "b()", 9, 1)
                .add("TaskBegan", 0, 2, 1)
                .add("TaskCreated", 0, 3, 2, "is done", "c()", 9, 1)
                .add("TaskBegan", 0, 3, 1)
                .add("TaskFinished", 1, 3, outcome("Result"), "None", 2)
                .add("TaskSuspended", 1, 2, wait("Future"), 4, "", 2)
                .add("TaskFinished", 1, 1, outcome("Result"), "None", 2)
                .take(),
        );
        const running = (events: number) => model.momentAfter(events).running;
        expect(running(upTo(model, "TaskBegan", 3))).toBe(3);
        expect(running(upTo(model, "TaskFinished", 1))).toBe(2);
        expect(running(upTo(model, "TaskSuspended", 1))).toBe(1);
        expect(running(upTo(model, "TaskFinished", 2))).toBe(0);
        expect([...model.end.ready.keys()]).toEqual([]);
    });

    test("knows the end of the program and its exit code", () => {
        expect(twoTasks().end).toMatchObject({ ended: true, exitCode: 0, time: 0.505, iteration: 5 });
    });

    test("counts the output that had come after any number of events", () => {
        const model = twoTasks();
        const { history, log } = model;
        const printed = upTo(model, "Output", 1);
        const counts = [printed - 1, printed, log.count].map((count) =>
            history.rowsAfter(history.outputs, count),
        );
        expect(counts).toEqual([0, 1, 1]);
    });

    test("counts the tasks that had been created and still lived", () => {
        const model = twoTasks();
        const tasksAt = (name: EventName, nth: number) => model.history.tasksAfter(upTo(model, name, nth));
        expect(tasksAt("LoopCreated", 1)).toEqual({ created: 0, alive: 0 });
        expect(tasksAt("TaskCreated", 2)).toEqual({ created: 2, alive: 2 });
        expect(tasksAt("TaskFinished", 1)).toEqual({ created: 2, alive: 1 });
    });

    test("lists children under the task that created them", () => {
        const trace = new TraceWriter();
        for (const [id, parent] of [
            [1, 0],
            [2, 1],
            [3, 1],
            [4, 2],
            [5, 0],
        ] as const) {
            trace.add("TaskCreated", 0, id, parent, `task-${id}`, "coroutine()", 9, 1);
        }
        const model = new RunModel();
        model.append(trace.take());
        expect(model.history.tasksInTree().map((task) => [task.id, task.depth])).toEqual([
            [1, 0],
            [2, 1],
            [4, 2],
            [3, 1],
            [5, 0],
        ]);
    });

    test("uses the host's clock where a long computation makes no events", () => {
        const model = twoTasks();
        model.append(new Uint32Array(0), 9);
        expect(model.endTime).toBe(9);
    });
});

/** A ticker that sleeps over and over; six events a turn. */
function ticking(turns: number, bound?: number): RunModel {
    const trace = new TraceWriter().add("TaskCreated", 0, 1, 0, "ticker", "ticker()", 9, 1);
    for (let turn = 0; turn < turns; turn++) {
        const time = turn / 10;
        trace
            .add("TaskWoken", time, 1, cause("Timer"), 1 + turn)
            .add("TaskBegan", time, 1, 2)
            .add("Output", time, 1, 1, "tick\n", 3)
            .add("TimerSet", time, 2 + turn, 1, "sleep(0.1)", time + 0.1, 4)
            .add("TaskSuspended", time, 1, wait("Sleep"), 0, "sleep(0.1)", 4)
            .add("TimerDue", time + 0.1, 2 + turn);
    }
    const model = new RunModel(bound);
    model.append(trace.take());
    return model;
}

describe("the number of tasks", () => {
    test("is known at any moment, also when those that were over long ago are forgotten", () => {
        const trace = new TraceWriter();
        for (let task = 1; task <= 9000; task++)
            trace
                .add("TaskCreated", task, task, 0, "task", "task()", 1, 1)
                .add("TaskFinished", task + 0.5, task);
        const words = trace.add("TaskCreated", 9999, 9001, 0, "last", "last()", 1, 1).take();
        for (const model of [new RunModel(), new RunModel(5000)]) {
            model.append(words);
            const { history, log } = model;
            expect(history.tasksAfter(log.count)).toEqual({ created: 9001, alive: 1 });
            expect(history.tasksAfter(log.count - 1)).toEqual({ created: 9000, alive: 0 });
            expect(history.tasksAfter(log.count - 2)).toEqual({ created: 9000, alive: 1 });
        }
    });
});

describe("keyframes", () => {
    test("a jump gives the same state as playing every event", () => {
        const model = ticking(2000);
        const played = model.momentAfter(0);
        for (const count of [
            1,
            5,
            chunkEvents - 1,
            chunkEvents,
            chunkEvents + 1,
            2 * chunkEvents + 77,
            12001,
        ]) {
            model.forward(played, count);
            expect(model.momentAfter(count)).toEqual(played);
        }
    });

    test("a moment at hand moves to any other as a jump does, forwards, back and far away", () => {
        const model = ticking(2000);
        let moment = model.momentAfter(0);
        for (const count of [3, 3, 900, 40, 11_000, 11_001, 5]) {
            moment = model.momentFrom(moment, count);
            expect(moment).toEqual(model.momentAfter(count));
        }
    });

    test("a moment at hand moves on over few events, or jumps", () => {
        const model = ticking(6_000);
        const take = vi.spyOn(Moment.prototype, "take");
        const moment = model.momentAfter(100);
        model.momentFrom(moment, 30_000);
        expect(take.mock.calls.length).toBeLessThanOrEqual(100 + eventsApart + model.end.size);
        take.mockRestore();
    });

    test("a jump in a run of 200,000 events replays few events, or as many as it copies handles", () => {
        const model = ticking(34_000);
        expect(model.log.count).toBeGreaterThan(200_000);
        const take = vi.spyOn(Moment.prototype, "take");
        for (const count of [1, 77_777, 150_000, 198_000]) {
            take.mockClear();
            const moment = model.momentAfter(count);
            expect(moment.count).toBe(count);
            expect(take.mock.calls.length).toBeLessThanOrEqual(eventsApart + moment.size);
        }
        take.mockRestore();
    }, 30_000);

    test("lie farther apart where the ready queue is long, so that their copies do not outgrow the run", () => {
        const trace = new TraceWriter();
        const tasks = 10 * chunkEvents;
        for (let task = 1; task <= tasks; task++)
            trace.add("TaskCreated", 0, task, 0, "task", "task()", 1, 1);
        const model = new RunModel();
        const copy = vi.spyOn(Moment.prototype, "copy");
        model.append(trace.take());
        const copied = copy.mock.results.reduce((sum, result) => sum + (result.value as Moment).size, 0);
        copy.mockRestore();
        expect(copied).toBeLessThanOrEqual(2 * tasks);
        expect(model.momentAfter(tasks - 5).ready.size).toBe(tasks - 5);
    }, 30_000);

    test("a run past its bounds keeps the newest events and says how many went", () => {
        const model = ticking(10_000, 20_000);
        const { log, history } = model;
        expect(log.count - log.first).toBeLessThanOrEqual(22_500);
        expect(model.dropped).toBe(log.first);
        expect(history.outputs.length).toBeLessThan(3_800);
        expect(history.tasks[0]!.lane.count).toBeLessThan(15_000);
        expect(model.momentAfter(log.count)).toEqual(model.end);
        expect(model.momentAfter(0).count).toBe(log.first);
        expect(model.momentAfter(log.first + 5000).count).toBe(log.first + 5000);
    });
});
