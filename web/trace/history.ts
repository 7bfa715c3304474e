// What a run has done so far: its tasks and threads with their lanes, its futures and who waits through them, the loop's
// iterations, where its output stands in the trace. It only grows at the end (and forgets at the front when the trace does), and every row knows the event that
// made it, so what was true after any earlier event is found by comparing event numbers.
import { Column, countUpTo } from "./columns";
import type { EventCursor, TraceLog } from "./decoder";
import { at, causeKinds, Kind, waitKinds } from "./events";
import { Doing, Lane, Mark } from "./lane";

/** A task that only gives up its turn is ready all the while. */
const yields = waitKinds.indexOf("Yield");
const byLock = causeKinds.indexOf("Lock");

const cancelMarks: Record<number, number> = {
    [Kind.CancelAsked]: Mark.CancelAsked,
    [Kind.CancelDelivered]: Mark.CancelDelivered,
    [Kind.CancelSwallowed]: Mark.CancelSwallowed,
};

export interface TaskRecord {
    readonly id: number;
    /** Id of the task that created it; 0 for a task made outside of any task. */
    readonly parent: number;
    /** Position in the order of creation, from 0. */
    readonly order: number;
    /** Tasks above it that are shown too. */
    readonly depth: number;
    /** The tasks that it created, in order. */
    children: TaskRecord[];
    name: string;
    readonly coroutine: string;
    /** Line of the call that made it. */
    readonly line: number;
    readonly createdEvent: number;
    readonly lane: Lane;
    /** Infinity while it has not finished. */
    finishedEvent: number;
    /** Index into `outcomes`. */
    outcome: number;
    /** The result's or error's text. */
    outcomeText: string;
    /** Indices of the events at which somebody asked to cancel it, that reached it, or that it swallowed. */
    cancelEvents: number[];
}

/** What most tasks have of cancels; never written to. */
const none: number[] = [];

export interface ThreadRecord {
    readonly id: number;
    readonly name: string;
    readonly lane: Lane;
    readonly startedEvent: number;
    endedEvent: number;
}

/** The loop's iterations, one row each; an iteration that has not ended has the end Infinity. */
export class Iterations {
    readonly starts = Column.doubles();
    readonly ends = Column.doubles();
    readonly events = Column.words();
    readonly numbers = Column.words();

    get count(): number {
        return this.starts.length;
    }
}

/** Which task held a lock after which event. */
export class Holders {
    readonly events = Column.words();
    readonly tasks = Column.words();

    add(event: number, task: number): void {
        const last = this.tasks.length - 1;
        if (last >= 0 && this.tasks.at(last) === task) return;
        this.events.push(event);
        this.tasks.push(task);
    }

    /** The id of the task that held it after `count` events; 0 for none that is known. */
    after(count: number): number {
        const row = countUpTo(this.events.values, this.events.length, count - 1) - 1;
        return row < 0 ? 0 : this.tasks.at(row);
    }
}

export class History {
    /** In order of creation. */
    tasks: TaskRecord[] = [];
    readonly taskById = new Map<number, TaskRecord>();
    /** The threads beside the main one. */
    readonly threads: ThreadRecord[] = [];
    readonly iterations = new Iterations();
    /** Indices of the Output events. */
    readonly outputs = Column.words();
    /** Indices of the Warning events. */
    readonly warnings = Column.words();
    /** Index of the event that created a future, by its id; details are read from the log. */
    readonly futureCreated = new Map<number, number>();
    /** Index of the event that finished a future, by its id. */
    readonly futureFinished = new Map<number, number>();
    /** For which futures and tasks a gather, a shield and their like wait themselves, by its id. */
    readonly innerOf = new Map<number, number[]>();
    /** The other way round. */
    readonly outersOf = new Map<number, number[]>();
    /** Index of the event that made a callback or set a timer, by the handle's id. */
    readonly handleMade = new Map<number, number>();
    /** Who held the locks at which tasks wait, by the lock's number. */
    readonly holders = new Map<number, Holders>();
    /** Indices of the events with which the tasks have finished. */
    readonly finishes = Column.words();
    file = "";
    tasksCreated = 0;
    /** Changes whenever a lane comes or goes. */
    laneChanges = 0;

    /** The tasks that no task created that is still known. */
    private roots: TaskRecord[] = [];
    private threadsStarted = 0;
    /** The task whose step a thread runs, by the thread's number. */
    private readonly stepping = new Map<number, TaskRecord>();
    private shown: TaskRecord[] = [];
    private shownChanges = -1;
    private readonly rows = new Map<number, number>();
    private rowsChanges = -1;

    constructor(private readonly log: TraceLog) {}

    /** Takes in one event; events come in order. */
    take(event: EventCursor): void {
        switch (event.kind) {
            case Kind.ProgramStarted:
                this.file = this.log.text(event.word(at.ProgramStarted.file));
                break;
            case Kind.Output:
                this.outputs.push(event.index);
                break;
            case Kind.Warning:
                this.warnings.push(event.index);
                break;
            case Kind.IterationBegan:
                this.iterations.starts.push(event.time);
                this.iterations.ends.push(Infinity);
                this.iterations.events.push(event.index);
                this.iterations.numbers.push(event.word(at.IterationBegan.iteration));
                break;
            case Kind.IterationEnded:
                if (this.iterations.count > 0)
                    this.iterations.ends.values[this.iterations.count - 1] = event.time;
                break;
            case Kind.ThreadStarted:
            case Kind.ThreadEnded:
            case Kind.ThreadBlocked:
            case Kind.ThreadUnblocked:
                this.takeThread(event);
                break;
            case Kind.FutureCreated:
                this.futureCreated.set(event.word(at.FutureCreated.future), event.index);
                break;
            case Kind.FutureFinished:
                this.futureFinished.set(event.word(at.FutureFinished.future), event.index);
                break;
            case Kind.FutureLinked:
                this.link(event.word(at.FutureLinked.outer), event.word(at.FutureLinked.inner));
                break;
            case Kind.HandleReady:
            case Kind.TimerSet:
                this.handleMade.set(event.word(at.TimerSet.handle), event.index);
                break;
            case Kind.TaskCreated:
                this.createTask(event);
                break;
            default:
                this.takeTask(event);
        }
    }

    /** The tasks in the order of the timeline: children under the task that created them. */
    tasksInTree(): readonly TaskRecord[] {
        if (this.shownChanges === this.laneChanges) return this.shown;
        const shown: TaskRecord[] = [];
        const left = this.roots.toReversed();
        for (let task = left.pop(); task !== undefined; task = left.pop()) {
            shown.push(task);
            for (let i = task.children.length - 1; i >= 0; i--) left.push(task.children[i]!);
        }
        this.shown = shown;
        this.shownChanges = this.laneChanges;
        return shown;
    }

    /** The place of a task in that order; -1 for none. */
    rowOf(id: number): number {
        if (this.rowsChanges !== this.laneChanges) {
            this.rowsChanges = this.laneChanges;
            this.rows.clear();
            this.tasksInTree().forEach((task, row) => this.rows.set(task.id, row));
        }
        return this.rows.get(id) ?? -1;
    }

    /** How many rows of an index column (outputs, warnings) belong to the first `count` events. */
    rowsAfter(column: Column<Uint32Array>, count: number): number {
        return countUpTo(column.values, column.length, count - 1);
    }

    /** How many of the tasks were created, and how many of those had finished, after `count` events. */
    tasksAfter(count: number): { created: number; alive: number } {
        let [low, high] = [0, this.tasks.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.tasks[middle]!.createdEvent < count) low = middle + 1;
            else high = middle;
        }
        const forgotten = this.tasksCreated - this.tasks.length;
        return { created: forgotten + low, alive: low - this.rowsAfter(this.finishes, count) };
    }

    /** Forgets what was over before an event. */
    forgetBefore(event: number): void {
        for (const column of [this.outputs, this.warnings, this.finishes])
            column.shift(this.rowsAfter(column, event));
        const iterations = Math.max(
            0,
            countUpTo(this.iterations.events.values, this.iterations.count, event - 1) - 1,
        );
        const { starts, ends, events, numbers } = this.iterations;
        for (const column of [starts, ends, events, numbers]) column.shift(iterations);
        for (const [id, finished] of this.futureFinished) {
            if (finished >= event) continue;
            this.futureFinished.delete(id);
            this.futureCreated.delete(id);
            this.unlink(id);
        }
        for (const [id, made] of this.handleMade) {
            if (made >= event) break;
            this.handleMade.delete(id);
        }
        const kept = this.tasks.filter((task) => task.finishedEvent >= event);
        if (kept.length < this.tasks.length) {
            for (const task of this.tasks) {
                if (task.finishedEvent >= event) continue;
                this.taskById.delete(task.id);
                this.unlink(task.id);
            }
            this.tasks = kept;
            this.growTree();
        }
        for (const task of this.tasks) task.lane.forgetBefore(event);
        for (const thread of this.threads) thread.lane.forgetBefore(event);
    }

    /** Hangs every task below its parent again, once parents have been forgotten. */
    private growTree(): void {
        this.roots = [];
        for (const task of this.tasks) task.children = [];
        for (const task of this.tasks) (this.taskById.get(task.parent)?.children ?? this.roots).push(task);
        this.laneChanges++;
    }

    private link(outer: number, inner: number): void {
        for (const [map, key, value] of [
            [this.innerOf, outer, inner],
            [this.outersOf, inner, outer],
        ] as const) {
            const known = map.get(key);
            if (known === undefined) map.set(key, [value]);
            else known.push(value);
        }
    }

    /** Forgets whom a future or task that is gone has waited for, and who has waited for it. */
    private unlink(id: number): void {
        this.innerOf.delete(id);
        this.outersOf.delete(id);
    }

    private createTask(event: EventCursor): void {
        const parent = event.word(at.TaskCreated.parent);
        const above = this.taskById.get(parent);
        const task: TaskRecord = {
            id: event.word(at.TaskCreated.task),
            parent,
            order: this.tasksCreated++,
            depth: above === undefined ? 0 : above.depth + 1,
            children: [],
            name: this.log.text(event.word(at.TaskCreated.name)),
            coroutine: this.log.text(event.word(at.TaskCreated.coroutine)),
            line: event.word(at.TaskCreated.line),
            createdEvent: event.index,
            lane: new Lane(),
            finishedEvent: Infinity,
            outcome: 0,
            outcomeText: "",
            cancelEvents: none,
        };
        task.lane.begin(event, Doing.Ready, task.line);
        this.tasks.push(task);
        (above?.children ?? this.roots).push(task);
        this.taskById.set(task.id, task);
        this.laneChanges++;
    }

    private takeTask(event: EventCursor): void {
        // Every kind that speaks of one task has the task's id as its first field.
        const task = this.taskById.get(event.word(at.TaskBegan.task));
        const speaksOfTask =
            (event.kind >= Kind.TaskRenamed && event.kind <= Kind.TaskFinished) ||
            event.kind === Kind.CancelTakenBack;
        if (task === undefined || !speaksOfTask) return;
        const { lane } = task;
        const { index, time } = event;
        switch (event.kind) {
            case Kind.TaskRenamed:
                task.name = this.log.text(event.word(at.TaskRenamed.name));
                break;
            case Kind.TaskBegan:
                lane.begin(event, Doing.Running, event.word(at.TaskBegan.line));
                this.stepping.set(event.thread, task);
                break;
            case Kind.TaskSuspended: {
                const { wait, label, line, awaited, place, holder } = at.TaskSuspended;
                const doing = event.word(wait) === yields ? Doing.Ready : Doing.Suspended;
                lane.begin(event, doing, event.word(line));
                lane.waitFor(event.word(wait), event.word(label), event.word(awaited), event.word(place));
                this.stepping.delete(event.thread);
                if (event.word(holder) !== 0) this.hold(event.word(place), index, event.word(holder));
                break;
            }
            case Kind.TaskAwaitedReady:
                lane.mark(event, Mark.AwaitedReady);
                break;
            case Kind.TaskWoken:
                lane.mark(event, Mark.Woken);
                if (lane.doing !== Doing.Suspended) break;
                // Woken by a lock: it is the next to hold it.
                if (event.word(at.TaskWoken.cause) === byLock)
                    this.hold(lane.placeOf(lane.count - 1), index, task.id);
                lane.begin(event, Doing.Ready, lane.lineOf(lane.count - 1));
                break;
            case Kind.CancelAsked:
            case Kind.CancelDelivered:
            case Kind.CancelSwallowed:
            case Kind.CancelTakenBack: {
                const mark = cancelMarks[event.kind];
                if (mark !== undefined) lane.mark(event, mark);
                if (task.cancelEvents === none) task.cancelEvents = [index];
                else task.cancelEvents.push(index);
                break;
            }
            case Kind.TaskFinished:
                this.stepping.delete(event.thread);
                lane.end = time;
                this.finishes.push(index);
                task.finishedEvent = index;
                task.outcome = event.word(at.TaskFinished.outcome);
                task.outcomeText = this.log.text(event.word(at.TaskFinished.text));
                break;
        }
    }

    private hold(place: number, event: number, task: number): void {
        let holders = this.holders.get(place);
        if (holders === undefined) this.holders.set(place, (holders = new Holders()));
        holders.add(event, task);
    }

    /** A call that blocks the thread of a loop blocks the task whose step it is. */
    private takeBlocking(event: EventCursor): void {
        const task = this.stepping.get(event.thread);
        if (task === undefined) return;
        const blocked = event.kind === Kind.ThreadBlocked;
        const { reason, line } = at.ThreadBlocked;
        const { lane } = task;
        if (!blocked) return lane.begin(event, Doing.Running, lane.lineOf(lane.count - 1));
        lane.begin(event, Doing.Blocked, event.word(line));
        lane.waitFor(0, event.word(reason), 0, 0);
    }

    private takeThread(event: EventCursor): void {
        const id = event.word(at.ThreadStarted.id);
        const { index, time } = event;
        if (event.kind === Kind.ThreadBlocked || event.kind === Kind.ThreadUnblocked)
            this.takeBlocking(event);
        if (event.kind === Kind.ThreadStarted) {
            // The first is the main thread, which the tasks' own lanes show.
            if (this.threadsStarted++ === 0) return;
            const name = this.log.text(event.word(at.ThreadStarted.name));
            const lane = new Lane();
            lane.begin(event, Doing.Running, 0);
            this.threads.push({ id, name, lane, startedEvent: index, endedEvent: Infinity });
            this.laneChanges++;
            return;
        }
        const thread = this.threads.find(
            (candidate) => candidate.id === id && candidate.endedEvent === Infinity,
        );
        if (thread === undefined) return;
        if (event.kind === Kind.ThreadEnded) {
            thread.lane.end = time;
            thread.endedEvent = index;
        } else if (event.kind === Kind.ThreadBlocked) {
            const { reason, line } = at.ThreadBlocked;
            thread.lane.begin(event, Doing.Blocked, event.word(line));
            thread.lane.waitFor(0, event.word(reason), 0, 0);
        } else {
            thread.lane.begin(event, Doing.Running, 0);
        }
    }
}
