// What a session holds at a pause, as text: what `Session.inspect` answers (core/session/inspection.h). Ids are those of
// the trace and of the await graph. Texts of values are at most about 100 bytes long and end in "…" where they were cut.
import type { WaitName } from "./await_graph";

/** A variable and its value: `["n", "3"]`. Instances show their attributes: "<Point x=1, y=2>". */
export type Variable = [name: string, text: string];

export interface Frame {
    /** The function's qualified name. */
    name: string;
    file: string;
    /** Where it stands, from 1: the line of the call or await that it waits in. */
    line: number;
    /** The range of that expression, in characters from 1, its end behind it; absent in a call that has not begun. */
    column?: number;
    endLine?: number;
    endColumn?: number;
    /** In the order of the function's variables; of a module or class without names that begin with "__". */
    locals: Variable[];
}

/** A lock, a queue, a task group... at which tasks wait. */
export interface Place {
    /** "Lock", "Queue"... */
    kind: WaitName;
    /** The id of the task that holds the lock, when that is known. */
    holder?: number;
    /** What it holds: "<Queue _maxsize=0, ...", of at most about 300 bytes. */
    text: string;
    /** The ids of the tasks that wait here, in the order in which they came. */
    waiters: number[];
}

export interface InspectedFuture {
    id: number;
    /** What waiting for it is: "Task", "Gather", "Sleep"; "Future" for a plain one. */
    kind: WaitName;
    /** A task is waiting, ready or running until it is done; a future is pending. */
    state: "pending" | "waiting" | "ready" | "running" | "finished" | "failed" | "cancelled";
    /** Of tasks and callbacks that its end will wake, in that order. */
    waiters: number[];
    /** Of the futures for which a gather, a shield and their like wait themselves. */
    waitsFor: number[];
    /** Once it is finished. */
    result?: string;
    /** Once it has failed. */
    exception?: string;
    /** Where the exception came through, outermost call first. */
    traceback?: { name: string; file: string; line: number }[];
    /** 1: it has failed, and nobody has asked for the exception yet. */
    neverRetrieved?: 1;
}

export interface InspectedTask extends InspectedFuture {
    name: string;
    /** Its coroutine function; absent when that is gone. */
    coroutine?: string;
    /** Cancels asked for and not taken back. */
    cancelling: number;
    /** 1: its next step begins with CancelledError. */
    mustCancel?: 1;
    /** The id of the future that it waits for. */
    awaits?: number;
    /** Where it waits, an index of `places`, and for what: "Queue.get". */
    place?: number;
    operation?: string;
    /** The program's own calls, outermost first; absent when it is done. */
    stack?: Frame[];
    /** The context variables that are set in it. */
    context?: Variable[];
}

/** A callback: of `call_soon`, `call_later`, of a timeout, of a sleep. */
export interface InspectedHandle {
    id: number;
    /** A timer's deadline, in seconds on the run's clock. */
    when?: number;
    cancelled?: 1;
    /** The function of the program or the library that it calls. */
    calls?: string;
    /** For one that ends a sleep or a timeout: which of these, and of which future or task. */
    ends?: WaitName;
    target?: number;
}

export interface InspectedThread {
    id: number;
    name: string;
    /** Running: its turn has been interrupted by the pause. */
    state: "running" | "ready" | "blocked";
    /** When a blocked one goes on, in seconds on the run's clock; absent when only another one can wake it. */
    until?: number;
    /** The task whose step it runs. Its calls are the task's. */
    task?: number;
    /** The program's own calls, outermost first, below those of a task. */
    stack: Frame[];
}

export interface InspectedLoop {
    id: number;
    /** That runs it. */
    thread?: number;
    iteration: number;
    /** The id of the future until which it runs. */
    until?: number;
    /** In no particular order; a cancelled one stays until it is due. */
    timers: InspectedHandle[];
    /** Whose turn comes next, in order: the id of a task, or a callback. */
    ready: (number | InspectedHandle)[];
}

export interface Inspection {
    /** Seconds on the run's clock. */
    time: number;
    threads: InspectedThread[];
    /** Those that are not closed. */
    loops: InspectedLoop[];
    /** All that are not done, oldest first, then those that are and stand in a variable that is shown. */
    tasks: InspectedTask[];
    /** All that somebody waits for, that a timer ends, or that stand in a variable that is shown. */
    futures: InspectedFuture[];
    /** Those at which tasks wait. */
    places: Place[];
}

/** Reads what the module's class gives. */
export function readInspection(json: string): Inspection {
    const { futures: all = [], places: bare = [], ...rest } = JSON.parse(json) as Partial<Inspection>;
    const isTask = (future: InspectedFuture): future is InspectedTask => "name" in future;
    const tasks = all.filter(isTask);
    const futures = all.filter((future) => !isTask(future));
    const places = bare.map((place) => ({ ...place, waiters: [] as number[] }));
    // The future that a task waits for was made when it came.
    const inOrder = [...tasks].sort((one, other) => (one.awaits ?? 0) - (other.awaits ?? 0));
    for (const { id, place } of inOrder) if (place !== undefined) places[place]?.waiters.push(id);
    return { time: 0, threads: [], loops: [], ...rest, tasks, futures, places };
}
