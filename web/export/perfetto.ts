// A run as Chrome trace events, the JSON that Perfetto and chrome://tracing open: a row for each task with its life and,
// below that, its stretches; rows for the loops and threads; flows for who created, woke and cancelled whom. Times are
// microseconds to the nanosecond.
import { arrowsTo, type Arrow } from "../timeline/arrows";
import { EventCursor } from "../trace/decoder";
import { at, Kind, outcomes } from "../trace/events";
import type { TaskRecord } from "../trace/history";
import { Doing, Mark, type Lane } from "../trace/lane";
import type { RunModel } from "../trace/model";
import { handleWords, programLine, taskName, waitLabel } from "../trace/words";

/** The fields that the format gives to the kinds of events that are used here. */
export interface ChromeEvent {
    /** X: a stretch. M: the name or the place of a row. i: an instant. s, f: the ends of a flow. */
    ph: "X" | "M" | "i" | "s" | "f";
    name: string;
    pid: number;
    tid: number;
    ts: number;
    cat?: string;
    dur?: number;
    id?: number;
    /** Of a flow's end: it belongs to the stretch around it. */
    bp?: "e";
    /** Of an instant: it is its row's. */
    s?: "t";
    args?: Record<string, string | number>;
}

const loops = 1;
const tasks = 2;

const doings: readonly string[] = ["ready", "running", "suspended", "blocked"];

/** The events of a run, as far as it is known; those of one row in the order in which they begin. */
export function* chromeEvents(model: RunModel): Generator<ChromeEvent> {
    const program = model.history.file.split(/[\\/]/).at(-1) || "program";
    yield* processOf(loops, `Event loop of ${program}`);
    yield* loopRows(model);
    yield* threadRows(model);
    yield* processOf(tasks, `Tasks of ${program}`);
    const rows = model.history.tasksInTree();
    for (const [place, task] of rows.entries()) yield* taskRow(model, task, place);
    let flow = 0;
    for (const task of rows)
        for (const arrow of arrowsTo(model, task, 0, Infinity, Infinity))
            if (arrow.from !== 0) yield* flowOf(model, arrow, ++flow);
    yield* printed(model);
}

/** The whole file, in pieces: a run may be longer than a string should be. */
export function* chromeTrace(model: RunModel, about: Record<string, string>): Generator<string> {
    yield `{"displayTimeUnit": "ms", "otherData": ${JSON.stringify(about)}, "traceEvents": [\n`;
    let lines: string[] = [];
    let between = "";
    for (const event of chromeEvents(model)) {
        lines.push(JSON.stringify(event));
        if (lines.length < 1000) continue;
        yield between + lines.join(",\n");
        between = ",\n";
        lines = [];
    }
    yield `${lines.length > 0 ? between : ""}${lines.join(",\n")}\n]}\n`;
}

function* processOf(pid: number, name: string): Generator<ChromeEvent> {
    yield { ph: "M", name: "process_name", pid, tid: 0, ts: 0, args: { name } };
    yield { ph: "M", name: "process_sort_index", pid, tid: 0, ts: 0, args: { sort_index: pid } };
}

function* rowOf(pid: number, tid: number, name: string, place: number): Generator<ChromeEvent> {
    yield { ph: "M", name: "thread_name", pid, tid, ts: 0, args: { name } };
    yield { ph: "M", name: "thread_sort_index", pid, tid, ts: 0, args: { sort_index: place } };
}

function* taskRow(model: RunModel, task: TaskRecord, place: number): Generator<ChromeEvent> {
    const { lane } = task;
    const row = { pid: tasks, tid: task.id };
    yield* rowOf(tasks, task.id, task.name, place);
    const isOver = task.finishedEvent !== Infinity;
    const outcome = isOver ? (outcomes[task.outcome] ?? "Result") : "";
    yield {
        ph: "X",
        cat: "task",
        name: task.coroutine || task.name,
        ...row,
        ...stretch(lane.start, endOf(model, lane)),
        args: {
            created: `line ${programLine(task.line)}`,
            ...(isOver ? { outcome: outcome.toLowerCase(), text: task.outcomeText } : {}),
        },
    };
    yield* stretchesOf(model, lane, row);
    const cursor = new EventCursor();
    for (let index = 0; index < lane.markCount; index++) {
        const name = markNames[lane.markKind(index)];
        const event = lane.markEvent(index);
        if (name === undefined || event < model.log.first) continue;
        model.log.seek(event, cursor);
        const args = cursor.kind === Kind.CancelAsked ? messageOf(model, cursor) : {};
        yield {
            ph: "i",
            s: "t",
            cat: "mark",
            name,
            ...row,
            ts: microseconds(lane.markTime(index)),
            args,
        };
    }
    if (outcome === "Failed" || outcome === "Cancelled")
        yield {
            ph: "i",
            s: "t",
            cat: "mark",
            name: outcome.toLowerCase(),
            ...row,
            ts: microseconds(lane.end),
            args: { text: task.outcomeText },
        };
}

const markNames: Partial<Record<number, string>> = {
    [Mark.AwaitedReady]: "awaited what was done",
    [Mark.CancelAsked]: "cancel asked",
    [Mark.CancelDelivered]: "cancel delivered",
    [Mark.CancelSwallowed]: "cancel swallowed",
};

function messageOf(model: RunModel, event: EventCursor): Record<string, string> {
    const message = model.log.text(event.word(at.CancelAsked.message));
    return message === "" ? {} : { message };
}

function* stretchesOf(
    model: RunModel,
    lane: Lane,
    row: { pid: number; tid: number },
): Generator<ChromeEvent> {
    const end = endOf(model, lane);
    for (let index = 0; index < lane.count; index++) {
        const { doing, start, end: stop, wait, label, line } = lane.segment(index);
        const waits = doing === Doing.Suspended || doing === Doing.Blocked;
        const cat = doings[doing] ?? "ready";
        yield {
            ph: "X",
            cat,
            name: waits ? waitLabel(model.log, wait, label) : cat,
            ...row,
            ...stretch(start, Math.min(stop, end)),
            args: programLine(line) === 0 ? {} : { line: programLine(line) },
        };
    }
}

function* threadRows(model: RunModel): Generator<ChromeEvent> {
    for (const { id, name, lane } of model.history.threads) {
        const row = { pid: loops, tid: firstThread + id };
        yield* rowOf(loops, row.tid, name, row.tid);
        yield* stretchesOf(model, lane, row);
    }
}

/** The rows of threads come below those of the loops that run in them. */
const firstThread = 1 << 16;

/** For each thread in which a loop runs its iterations, and in them what runs. */
function* loopRows(model: RunModel): Generator<ChromeEvent> {
    const { log } = model;
    const cursor = new EventCursor();
    const rows = new Map<number, { slices: ChromeEvent[]; open: { id: number; slice: ChromeEvent }[] }>();
    const rowOfThread = (thread: number) => {
        let row = rows.get(thread);
        if (row === undefined) rows.set(thread, (row = { slices: [], open: [] }));
        return row;
    };
    const begin = ({ thread, time }: EventCursor, id: number, cat: string, name: string) => {
        const { slices, open } = rowOfThread(thread);
        const slice: ChromeEvent = {
            ph: "X",
            cat,
            name,
            pid: loops,
            tid: 1 + thread,
            ...stretch(time, time),
        };
        slices.push(slice);
        open.push({ id, slice });
    };
    /** Ends it and all that has begun in it. */
    const end = ({ thread, time }: EventCursor, id: number) => {
        const { open } = rowOfThread(thread);
        const place = open.findLastIndex((one) => one.id === id);
        if (place < 0) return;
        for (const { slice } of open.splice(place)) slice.dur = durationTo(slice, time);
    };
    for (let index = log.first; index < log.count; index++) {
        const event = log.seek(index, cursor);
        switch (event.kind) {
            case Kind.IterationBegan: {
                const number = event.word(at.IterationBegan.iteration);
                begin(event, iteration, "iteration", `iteration ${number}`);
                break;
            }
            case Kind.IterationEnded:
            case Kind.LoopStopped:
                end(event, iteration);
                break;
            case Kind.TaskBegan: {
                const id = event.word(at.TaskBegan.task);
                begin(event, id, "task", taskName(model, id) ?? "a task");
                break;
            }
            case Kind.HandleBegan: {
                const id = event.word(at.HandleBegan.handle);
                begin(event, id, "callback", handleWords(model, id)?.label || "a callback");
                break;
            }
            case Kind.TaskSuspended:
            case Kind.TaskFinished:
            case Kind.HandleEnded:
                end(event, event.word(at.TaskSuspended.task));
                break;
        }
    }
    for (const [thread, { slices, open }] of rows) {
        for (const { slice } of open) slice.dur = durationTo(slice, model.endTime);
        const other = model.history.threads.find(({ id }) => id === thread);
        yield* rowOf(loops, 1 + thread, other === undefined ? "loop" : `loop of ${other.name}`, thread);
        yield* slices;
    }
}

/** No task or handle has this id. */
const iteration = 0;

const flowNames = { created: "creates", woke: "wakes", cancelled: "cancels" } as const;

function* flowOf(model: RunModel, { kind, from, to, time }: Arrow, id: number): Generator<ChromeEvent> {
    const both = { cat: kind, name: flowNames[kind], pid: tasks, id };
    // Who has ended a while ago still wakes: by the callback that its end has left behind.
    const source = Math.min(time, model.history.taskById.get(from)?.lane.end ?? time);
    yield { ph: "s", ...both, tid: from, ts: microseconds(source) };
    yield { ph: "f", bp: "e", ...both, tid: to, ts: microseconds(time) };
}

/** What was printed, in the row of the task that did. */
function* printed(model: RunModel): Generator<ChromeEvent> {
    const { history, log } = model;
    const { stream, task, text, line } = at.Output;
    const cursor = new EventCursor();
    for (let row = 0; row < history.outputs.length; row++) {
        const event = log.seek(history.outputs.at(row), cursor);
        const id = event.word(task);
        if (!history.taskById.has(id)) continue;
        yield {
            ph: "i",
            s: "t",
            cat: "output",
            name: event.word(stream) === 2 ? "stderr" : "stdout",
            pid: tasks,
            tid: id,
            ts: microseconds(event.time),
            args: { text: log.text(event.word(text)), line: programLine(event.word(line)) },
        };
    }
}

function endOf(model: RunModel, lane: Lane): number {
    return Math.min(lane.end, model.endTime);
}

/** In whole nanoseconds, so that stretches that touch do not overlap. */
function stretch(start: number, end: number): { ts: number; dur: number } {
    return { ts: microseconds(start), dur: (nanoseconds(end) - nanoseconds(start)) / 1000 };
}

function durationTo(slice: ChromeEvent, end: number): number {
    return (nanoseconds(end) - Math.round(slice.ts * 1000)) / 1000;
}

function nanoseconds(seconds: number): number {
    return Math.round(seconds * 1e9);
}

function microseconds(seconds: number): number {
    return nanoseconds(seconds) / 1000;
}
