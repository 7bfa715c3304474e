import { describe, expect, test } from "vitest";
import { awaitGraph, mostTasks, type AwaitGraph } from "./awaits";
import { causeKinds, outcomes, waitKinds } from "./events";
import { RunModel } from "./model";
import { TraceWriter } from "./writer";

const wait = (kind: (typeof waitKinds)[number]) => waitKinds.indexOf(kind);
const cause = (kind: (typeof causeKinds)[number]) => causeKinds.indexOf(kind);
const outcome = (kind: (typeof outcomes)[number]) => outcomes.indexOf(kind);

/** Tasks "a", "b"... with the ids 1, 2..., each in its first step. */
function tasks(names: string): TraceWriter {
    const trace = new TraceWriter();
    [...names].forEach((name, index) => trace.add("TaskCreated", 0, index + 1, 0, name, "f", 9, 1));
    [...names].forEach((_, index) => trace.add("TaskBegan", 0, index + 1, 1));
    return trace;
}

function modelOf(trace: TraceWriter): RunModel {
    const model = new RunModel();
    model.append(trace.take());
    return model;
}

function graphOf(trace: TraceWriter, focus = 0): AwaitGraph {
    const model = modelOf(trace);
    return awaitGraph(model, model.end, focus);
}

const ways = (graph: AwaitGraph) =>
    graph.edges.map(({ from, to, kind, label }) =>
        [graph.nodes[from]!.title, label || kind, graph.nodes[to]!.title].join(" "),
    );
const titles = (graph: AwaitGraph, which: "stuck" | "circle") =>
    graph.nodes.filter((node) => node[which]).map((node) => node.title);

describe("the await graph", () => {
    test("leads from a task through a gather and a shield to the tasks that it waits for", () => {
        const graph = graphOf(
            tasks("abc")
                .add("FutureCreated", 0, 10, wait("Shield"), "shield", 2)
                .add("FutureLinked", 0, 10, 3, wait("Shield"))
                .add("FutureCreated", 0, 11, wait("Gather"), "gather, 2 children", 2)
                .add("FutureLinked", 0, 11, 2, wait("Gather"))
                .add("FutureLinked", 0, 11, 10, wait("Gather"))
                .add("TaskSuspended", 0, 1, wait("Gather"), 11, "gather, 2 children", 2),
        );
        expect(ways(graph)).toEqual(["a waits b", "a waits c"]);
        expect(graph.nodes[0]!.detail).toBe("gather, 2 children");
    });

    test("shows the timer that ends a sleep, and the thread that works for a task", () => {
        const waiting = () =>
            tasks("ab")
                .add("FutureCreated", 0, 10, wait("Sleep"), "sleep 2", 2)
                .add("TimerSet", 0, 11, 1, "sleep", 2, 3, wait("Sleep"), 10)
                .add("TaskSuspended", 0, 1, wait("Sleep"), 10, "sleep 2", 2)
                .add("ThreadStarted", 0, 90, "MainThread")
                .add("FutureCreated", 0, 12, wait("Executor"), "executor", 4)
                .add("ThreadStarted", 0, 91, "asyncio_0", cause("Task"), 2)
                .add("TaskSuspended", 0, 2, wait("Executor"), 12, "executor", 4)
                .add("ThreadBlocked", 0, 91, "time.sleep", 1, 8);
        const graph = graphOf(waiting());
        expect(ways(graph)).toEqual(["a waits timer", "b waits asyncio_0"]);
        expect(graph.nodes.slice(2).map(({ kind, detail }) => [kind, detail])).toEqual([
            ["timer", "due 2.000 s"],
            ["thread", "time.sleep"],
        ]);
        const later = graphOf(waiting().add("ThreadEnded", 1, 91).add("TimerCancelled", 1, 11));
        expect(ways(later)).toEqual([]);
    });

    test("shows a future that two tasks wait for as a node of its own", () => {
        const graph = graphOf(
            tasks("ab")
                .add("FutureCreated", 0, 10, wait("Future"), "Future", 2)
                .add("TaskSuspended", 0, 1, wait("Future"), 10, "Future", 2)
                .add("TaskSuspended", 0, 2, wait("Future"), 10, "Future", 2),
        );
        expect(ways(graph)).toEqual(["a waits Future", "b waits Future"]);
    });

    test("leads through a lock to the task that holds it, and to the next holder once it is released", () => {
        const trace = tasks("abc")
            .add("TaskSuspended", 0, 2, wait("Lock"), 10, "Lock.acquire", 2, 1, 1)
            .add("TaskSuspended", 0, 3, wait("Lock"), 11, "Lock.acquire", 2, 1, 1);
        const before = modelOf(trace);
        expect(ways(awaitGraph(before, before.end, 0))).toEqual([
            "b acquire Lock",
            "Lock held by a",
            "c acquire Lock",
        ]);
        before.append(trace.add("TaskWoken", 1, 2, cause("Lock"), 10, cause("Task"), 1).take());
        expect(ways(awaitGraph(before, before.end, 0))).toEqual(["c acquire Lock", "Lock held by b"]);
    });

    test("marks tasks that wait for each other, and those that wait for them", () => {
        const graph = graphOf(
            tasks("abcd")
                .add("TaskSuspended", 0, 1, wait("Lock"), 10, "Lock.acquire", 2, 1, 2)
                .add("TaskSuspended", 0, 2, wait("Lock"), 11, "Lock.acquire", 2, 2, 1)
                .add("TaskSuspended", 0, 3, wait("Task"), 1, "a", 2)
                .add("TaskSuspended", 0, 4, wait("Sleep"), 12, "sleep 1", 2),
        );
        expect(titles(graph, "circle").sort()).toEqual(["Lock", "Lock", "a", "b"]);
        expect(titles(graph, "stuck").sort()).toEqual(["Lock", "Lock", "a", "b", "c"]);
    });

    test("holds nobody for stuck whom a timeout will free", () => {
        const graph = graphOf(
            tasks("abc")
                .add("TaskSuspended", 0, 1, wait("Task"), 2, "b", 2)
                .add("TaskSuspended", 0, 2, wait("Task"), 1, "a", 2)
                .add("TimerSet", 0, 20, 3, "timeout", 5, 2, wait("Timeout"), 3)
                .add("TaskSuspended", 0, 3, wait("Task"), 1, "a", 2),
        );
        expect(titles(graph, "stuck")).toEqual(["a", "b"]);
        expect(graph.nodes[2]!.detail).toBe("a · timeout 5");
    });

    test("marks all who wait when the loop sleeps for ever, unless a thread is at work", () => {
        const trace = tasks("a")
            .add("ThreadStarted", 0, 90, "MainThread")
            .add("TaskSuspended", 0, 1, wait("Future"), 10, "Future", 2)
            .add("LoopIdle", 0, 9, 18446744073);
        const model = modelOf(trace);
        expect(titles(awaitGraph(model, model.end, 0), "stuck")).toEqual(["a"]);
        model.append(trace.add("ThreadStarted", 0, 91, "asyncio_0").take());
        expect(titles(awaitGraph(model, model.end, 0), "stuck")).toEqual([]);
    });

    test("leads from a timeout or a task to whom it cancels, until that is over", () => {
        const trace = tasks("ab")
            .add("TaskSuspended", 0, 2, wait("Sleep"), 10, "sleep 1", 2)
            .add("CancelAsked", 1, 2, cause("Timeout"), 2)
            .add("TaskWoken", 1, 2, cause("Cancel"), 10, cause("Timeout"), 2);
        const model = modelOf(trace);
        const now = () => ways(awaitGraph(model, model.end, 0));
        expect(now()).toEqual(["timeout cancels b"]);
        model.append(trace.add("TaskBegan", 1, 2, 2).add("CancelDelivered", 1, 2, 2).take());
        expect(now()).toEqual(["timeout cancels b"]);
        model.append(trace.add("TaskSuspended", 1, 2, wait("Sleep"), 11, "sleep 1", 4).take());
        expect(now()).toEqual([]);
        model.append(trace.add("CancelAsked", 1, 2, cause("Task"), 1).take());
        expect(now()).toEqual(["a cancels b"]);
    });

    test("keeps a child that is done while its gather still waits", () => {
        const graph = graphOf(
            tasks("abc")
                .add("FutureCreated", 0, 10, wait("Gather"), "gather, 2 children", 2)
                .add("FutureLinked", 0, 10, 2, wait("Gather"))
                .add("FutureLinked", 0, 10, 3, wait("Gather"))
                .add("TaskSuspended", 0, 1, wait("Gather"), 10, "gather, 2 children", 2)
                .add("TaskFinished", 1, 2, outcome("Result"), "7", 3),
        );
        expect(graph.nodes.find((node) => node.title === "b")).toMatchObject({
            standing: "finished",
            detail: "finished · 7",
        });
    });

    test("is what lies around the focus where there are too many tasks, and says how many it leaves out", () => {
        const trace = new TraceWriter();
        const many = 10 * mostTasks;
        for (let id = 1; id <= many; id++) trace.add("TaskCreated", 0, id, 0, `t${id}`, "f", 9, 1);
        trace.add("TaskSuspended", 0, many - 1, wait("Task"), many, "", 2);
        const graph = graphOf(trace, many);
        expect(graph.hidden).toBe(many - mostTasks);
        expect(ways(graph)).toEqual([`t${many - 1} waits t${many}`]);
    });
});
