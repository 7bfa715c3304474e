import { describe, expect, test } from "vitest";
import { causeKinds, eventNames, outcomes, waitKinds, type EventName } from "../trace/events";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { plainText } from "./sentence";
import { tell } from "./story";

const wait = (kind: (typeof waitKinds)[number]) => waitKinds.indexOf(kind);
const cause = (kind: (typeof causeKinds)[number]) => causeKinds.indexOf(kind);
const outcome = (kind: (typeof outcomes)[number]) => outcomes.indexOf(kind);

type Fields = (number | string)[];

/** Where every story below stands: main (1) and worker (2) are tasks, 3 is worker's sleep with its timer 4. */
const before = () =>
    new TraceWriter()
        .add("ThreadStarted", 0, 90, "MainThread")
        .add("ThreadStarted", 0, 91, "asyncio_0")
        .add("TaskCreated", 0, 1, 0, "main", "main", 9, 9)
        .add("TaskCreated", 0, 2, 1, "worker", "work", 9, 8)
        .add("TaskBegan", 1, 2, 3)
        .add("FutureCreated", 1, 3, wait("Sleep"), "sleep 0.5", 4, cause("Task"), 2)
        .add("TimerSet", 1, 4, 2, "sleep", 1.5, 4, wait("Sleep"), 3)
        .add("HandleReady", 1, 5, "hello at snippet.py:3", cause("Task"), 1, 7)
        .add("FutureCreated", 1, 6, wait("Shield"), "shield", 4, cause("Task"), 1)
        .add("FutureLinked", 1, 6, 2, wait("Shield"));

function story(name: EventName, ...fields: Fields): string {
    const model = new RunModel();
    model.append(
        before()
            .add(name, 1.2, ...fields)
            .take(),
    );
    return plainText(tell(model, model.log.count - 1));
}

const told: Partial<Record<EventName, [Fields, string][]>> = {
    ProgramStarted: [[["snippet.py"], "The program snippet.py begins."]],
    ProgramEnded: [
        [[0], "The program ends."],
        [[1], "The program ends with exit code 1."],
    ],
    ThreadStarted: [[[92, "pool_0"], "The thread pool_0 begins."]],
    ThreadEnded: [
        [[91], "The thread asyncio_0 ends."],
        [[90], "The main thread ends."],
    ],
    ThreadBlocked: [
        [
            [90, "time.sleep", 3, 5],
            "worker is in time.sleep until t = 3, line 5: it blocks the loop, and nothing else can run.",
        ],
    ],
    ThreadUnblocked: [[[90], "worker goes on, still in its turn."]],
    Output: [
        [[1, 2, "a\nb\n", 4], "worker prints “a ⏎ b”, line 4."],
        [[1, 2, "\n", 4], "worker ends its line, line 4."],
        [[2, 0, "oh", 0], "The program writes an error: “oh”."],
    ],
    Warning: [
        [
            ["RuntimeWarning", "coroutine 'f' was never awaited\nmore", 6, 0],
            "A warning: coroutine 'f' was never awaited, line 6.",
        ],
        [
            ["asyncio", "Task exception was never retrieved", 0, 2],
            "asyncio reports: Task exception was never retrieved.",
        ],
    ],
    LoopCreated: [[[9], "An event loop is made."]],
    LoopStarted: [[[9], "The event loop begins to run."]],
    LoopStopped: [[[9], "The event loop stops."]],
    LoopClosed: [[[9], "The event loop is closed."]],
    IterationBegan: [
        [[9, 3, 2, 1], "Iteration 3 of the loop: 2 ready, 1 timer set."],
        [[9, 3, 2, 0], "Iteration 3 of the loop: 2 ready, no timer is set."],
    ],
    IterationEnded: [[[9], "The iteration is over."]],
    LoopIdle: [
        [[9, 1.5], "Nothing is ready: the loop sleeps until t = 1.5."],
        [
            [9, 18446744073],
            "Nothing is ready and no timer is set: the loop waits for somebody outside to wake it.",
        ],
    ],
    HandleReady: [
        [
            [8, "gather: a child is done", cause("Future"), 2, 0, wait("Gather"), 7],
            "worker is done, so “gather: a child is done” stands in the ready queue.",
        ],
        [[8, "hello", cause("Task"), 1, 7], "main asks for a call: hello stands in the ready queue, line 7."],
    ],
    HandleBegan: [
        [[4], "The loop calls the end of worker’s sleep(0.5)."],
        [[5], "The loop calls hello."],
    ],
    HandleEnded: [[[5], "The call of hello is over."]],
    HandleCancelled: [[[5, cause("Task"), 1, 7], "main takes hello out of the ready queue, line 7."]],
    TimerSet: [
        [
            [8, 2, "sleep", 3.7, 4, wait("Sleep"), 3],
            "worker sets a timer for t = 3.7: its sleep is over then, line 4.",
        ],
        [
            [8, 2, "timeout", 2, 4, wait("Timeout"), 2],
            "worker has a timeout from now on: it is cancelled at t = 2, line 4.",
        ],
        [[8, 0, "beep()", 2, 4], "The program sets a timer: at t = 2 the loop calls beep(), line 4."],
    ],
    TimerDue: [[[4], "A timer is due: the end of worker’s sleep(0.5) stands in the ready queue."]],
    TimerCancelled: [
        [[4, cause("Task"), 2], "The timer for the end of worker’s sleep(0.5) is no longer needed."],
    ],
    TaskCreated: [
        [
            [7, 1, "new", "job", 9, 5, cause("Task"), 1],
            "main makes the task new of job(), line 5: it stands in the ready queue.",
        ],
        [
            [7, 1, "new", "job", 9, 5, cause("TaskGroup"), 1],
            "main makes, through a task group, the task new of job(), line 5: it stands in the ready queue.",
        ],
        [
            [7, 0, "new", "job", 9, 0, cause("Runner")],
            "asyncio.run makes the task new of job(): it stands in the ready queue.",
        ],
    ],
    TaskRenamed: [[[2, "Ada"], "A task is now called Ada."]],
    TaskBegan: [
        [[1, 9], "main has its first turn: it begins at line 9."],
        [[2, 4], "worker has its turn: it goes on at line 4."],
    ],
    TaskSuspended: [
        [
            [2, wait("Sleep"), 3, "sleep 0.5", 4],
            "worker awaits sleep(0.5): it leaves the loop until t = 1.5, line 4.",
        ],
        [
            [2, wait("Yield"), 0, "", 4],
            "worker gives up its turn and stands at the end of the ready queue, line 4.",
        ],
        [
            [2, wait("Task"), 1, "main", 4],
            "worker awaits the task main: it leaves the loop until that is done, line 4.",
        ],
        [
            [1, wait("Shield"), 6, "shield", 4],
            "main awaits worker behind a shield: a cancel stops there, line 4.",
        ],
        [
            [1, wait("Gather"), 7, "gather, 2 children", 4],
            "main awaits gather of 2 children: it leaves the loop until all are done, line 4.",
        ],
        [[2, wait("Lock"), 7, "Lock.acquire", 4, 1, 1], "worker waits for a lock that main holds, line 4."],
        [
            [2, wait("Queue"), 7, "Queue.get", 4, 1],
            "worker waits in Queue.get until the queue has an item, line 4.",
        ],
        [
            [2, wait("Queue"), 7, "Queue.put", 4, 1],
            "worker waits in Queue.put until the queue has room, line 4.",
        ],
        [
            [2, wait("TaskGroup"), 7, "TaskGroup", 4],
            "worker waits at the end of its task group until its tasks are done, line 4.",
        ],
        [
            [2, wait("Executor"), 7, "executor", 4],
            "worker waits for a call in another thread: the loop is free meanwhile, line 4.",
        ],
        [
            [2, wait("Future"), 7, "Future", 4],
            "worker awaits a future: it leaves the loop until that is done, line 4.",
        ],
    ],
    TaskAwaitedReady: [
        [
            [2, wait("Task"), 1, "main", 4],
            "worker awaits main, line 4, which is done: it goes on at once and keeps its turn.",
        ],
    ],
    TaskWoken: [
        [
            [2, cause("Sleep"), 3, cause("Timer"), 4],
            "The sleep of worker is over; it stands in the ready queue.",
        ],
        [
            [2, cause("Task"), 1, cause("Task"), 1],
            "main is done, which wakes worker; it stands in the ready queue.",
        ],
        [
            [2, cause("Future"), 99, cause("Task"), 1],
            "a future is done, by main, which wakes worker; it stands in the ready queue.",
        ],
        [
            [2, cause("Lock"), 99, cause("Task"), 1],
            "main releases the lock: worker is next; it stands in the ready queue.",
        ],
        [
            [2, cause("Cancel"), 3, cause("Timeout"), 2],
            "The timeout cuts the wait of worker short; it stands in the ready queue.",
        ],
    ],
    CancelAsked: [
        [[2, cause("Task"), 1, "enough", 7], "main asks worker to cancel (“enough”), line 7."],
        [[2, cause("TaskGroup"), 1, "", 0], "The task group, on account of main, asks worker to cancel."],
        [[2, cause("Runner"), 0, "", 0], "asyncio.run asks worker to cancel."],
        [[2, cause("User"), 0, "", 0], "You ask worker to cancel."],
    ],
    CancelTakenBack: [
        [
            [2, 0, cause("Task"), 2, 7],
            "worker takes back a request to cancel itself, line 7: no other is left.",
        ],
        [
            [2, 1, cause("Timeout"), 2, 7],
            "The timeout takes back a request to cancel worker, line 7: one is left.",
        ],
        [[2, 2, cause("Task"), 1, 0], "main takes back a request to cancel worker: 2 are left."],
    ],
    CancelDelivered: [[[2, 4], "CancelledError is raised in worker, line 4."]],
    CancelSwallowed: [
        [[2, 5], "worker has swallowed its cancellation: it goes on as if nobody had asked, line 5."],
    ],
    TaskFinished: [
        [[2, outcome("Result"), "10", 0], "worker is done and returns 10."],
        [[2, outcome("Result"), "None", 0], "worker is done."],
        [[2, outcome("Failed"), "ValueError: no", 0], "worker fails with ValueError: no."],
        [[2, outcome("Cancelled"), "CancelledError", 0], "worker is cancelled."],
    ],
    FutureCreated: [[[7, wait("Future"), "Future", 4, cause("Task"), 1], "main makes a future, line 4."]],
    FutureFinished: [
        [[3, outcome("Result"), "None", cause("Timer"), 4], "The future sleep(0.5) is done."],
        [
            [6, outcome("Result"), "7", cause("Task"), 1, 5],
            "The future shield gets the result 7, by main, line 5.",
        ],
        [
            [6, outcome("Failed"), "E: no", cause("Task"), 1, 5],
            "The future shield fails with E: no, by main, line 5.",
        ],
        [
            [6, outcome("Cancelled"), "", cause("Task"), 1, 5],
            "The future shield is cancelled, by main, line 5.",
        ],
    ],
    FutureLinked: [[[6, 2, wait("Shield")], "shield waits for worker."]],
    SourceFile: [[[1, "helpers.py"], "The trace speaks of the file helpers.py from now on."]],
    TimerMoved: [
        [
            [4, 2.5, cause("User"), 0],
            "You moved the timer for the end of worker’s sleep(0.5): it is due at t = 2.5 now.",
        ],
    ],
    ErrorThrown: [
        [[2, "E: no", cause("User"), 0], "You threw E: no into worker: it is raised in its next turn."],
    ],
};

describe("the story", () => {
    // A Text event only brings a text for the others.
    test.each(eventNames.filter((name) => name !== "Text"))("tells %s", (name) => {
        const cases = told[name] ?? [];
        expect(cases.length).toBeGreaterThan(0);
        expect(cases.map(([fields]) => story(name, ...fields))).toEqual(
            cases.map(([, sentence]) => sentence),
        );
    });

    test("says where a cancelled task stands, and what a shield keeps from it", () => {
        const model = new RunModel();
        model.append(
            before()
                .add("TaskSuspended", 1, 1, wait("Shield"), 6, "shield", 12)
                .add("CancelAsked", 1.2, 1, cause("Timeout"), 1)
                .take(),
        );
        expect(plainText(tell(model, model.log.count - 1))).toBe(
            "The timeout asks main to cancel; it awaits a shield, line 12, which keeps worker running.",
        );
    });

    test("names the tasks that it speaks of, so that a page can colour them", () => {
        const model = new RunModel();
        model.append(before().add("TaskFinished", 2, 2, outcome("Result"), "7", 0).take());
        const sentence = tell(model, model.log.count - 1);
        expect(sentence.task).toBe(2);
        expect(sentence.parts[0]).toEqual({ task: 2, name: "worker" });
    });

    test("tells program text as it is, markup and all", () => {
        const told = story("Output", 1, 2, "<b>bold</b>\n", 4);
        expect(told).toBe("worker prints “<b>bold</b>”, line 4.");
    });
});
