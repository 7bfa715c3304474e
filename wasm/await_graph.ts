// Who waits for whom at one moment of a run: what `Session.awaitGraph` answers (core/loop/await_graph.h).

/** Through what somebody waits, in the words of the trace: "Gather", "Lock", "Timeout"... (core/loop/trace.h) */
export type WaitName = string;

export interface AwaitNode {
    /** A primitive is a lock, an event, a queue, a task group...; a thread is one of an executor. */
    kind: "task" | "future" | "primitive" | "timer" | "thread";
    /** Everything but tasks and threads is waiting. A finished task is one that still holds a lock. */
    state: "waiting" | "ready" | "running" | "finished";
    /** What waiting for it is; "Future" for a plain one. */
    wait: WaitName;
    /** In the trace; 0 for primitives. */
    id: number;
    /** A task's name, a primitive's class. */
    name?: string;
    /** A task's coroutine function. */
    coroutine?: string;
    /** A timer's, in seconds on the run's clock. */
    deadline?: number;
    /** Where a task stands in the program, outermost call first. */
    stack?: { name: string; line: number }[];
}

export interface AwaitEdge {
    /** Who waits: an index of `nodes`. */
    from: number;
    /** For whom. */
    to: number;
    /** "Lock" from a lock leads to the task that holds it, "Timeout" to the timer that ends the wait. */
    how: WaitName;
    /** What is done there: "Queue.get". */
    label?: string;
}

export interface AwaitGraph {
    /** Every task that is not done, oldest first, and all that these wait for. */
    nodes: AwaitNode[];
    /** Those to one primitive in the order in which it will wake them. */
    edges: AwaitEdge[];
    /** Nodes that wait for each other, each for the next and the last for the first. */
    circles: number[][];
    /** Tasks that wait for what nobody who can go on could bring about. */
    stuck: number[];
}
