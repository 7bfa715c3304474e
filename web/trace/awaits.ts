// Who waits for whom at one moment of a run, as a graph: tasks, the futures, locks and queues between them, the timers and
// threads that will end a wait, who holds what, who cancels whom. A combinator for which one task waits is no node but the way from that task to its children.
// Where a run has more tasks than a picture can show, the graph is what lies around one of them.
import { EventCursor } from "./decoder";
import { at, waitKinds, type WaitKind } from "./events";
import type { TaskRecord, ThreadRecord } from "./history";
import { Doing } from "./lane";
import type { RunModel } from "./model";
import type { Moment, Timer } from "./moment";
import {
    awaitedBy,
    cancelAtWork,
    futureState,
    isDone,
    isOver,
    lives,
    livingTasks,
    taskState,
    type Cancel,
    type Living,
    type TaskState,
} from "./state";
import { futureLabel } from "./words";

export interface AwaitNode {
    /** The same thing has the same key at every moment. */
    readonly key: string;
    readonly kind: "task" | "future" | "place" | "source" | "timer" | "thread";
    /** Of tasks and futures in the trace; else 0. */
    readonly id: number;
    readonly title: string;
    /** What it waits for, or what became of it. */
    readonly detail: string;
    readonly standing: TaskState["standing"] | "pending";
    /** A task that a timeout will free. */
    readonly limited: boolean;
    /** Waits for what nobody who can go on could bring about. */
    stuck: boolean;
    /** One of those who wait for each other. */
    circle: boolean;
}

export interface AwaitEdge {
    /** Who waits: an index of `nodes`. */
    readonly from: number;
    readonly to: number;
    readonly kind: "waits" | "holds" | "cancels";
    /** Through what. */
    readonly how: WaitKind;
    readonly label: string;
    circle: boolean;
}

export interface AwaitGraph {
    readonly nodes: AwaitNode[];
    readonly edges: AwaitEdge[];
    /** Tasks that live and are not in the graph, because it would be too large. */
    readonly hidden: number;
}

/** Tasks that a picture shows at most. */
export const mostTasks = 40;

/** Tasks up to which it also shows the timers and threads that end their waits; of more, each says by itself what it awaits. */
const mostWithTimers = 16;

/** Ways of waiting that end when any of those that are waited for does. */
const anyIsEnough: readonly WaitKind[] = ["Wait", "AsCompleted"];

/**
 * The graph at a moment, around the task or future `focus` where not all of it can be shown; 0 for whichever runs.
 * `endings`: few tasks show the timers and threads that end their waits, too.
 */
export function awaitGraph(model: RunModel, moment: Moment, focus: number, endings = true): AwaitGraph {
    const { tasks: living, waiting } = livingTasks(model, moment.count);
    const shown = living.length <= mostTasks ? living : chosenTasks(model, moment, living, waiting, focus);
    const builder = new GraphBuilder(model, moment, waiting, endings && shown.length <= mostWithTimers);
    for (const task of shown) builder.addTask(task);
    builder.follow();
    const graph: AwaitGraph = {
        nodes: builder.nodes,
        edges: builder.edges,
        hidden: living.length - shown.length,
    };
    markCircles(graph);
    markStuck(graph, sleepsForEver(model, moment));
    return graph;
}

/** Whether nobody is left who could wake the loop: no timer, no thread, nothing of the host. */
export function sleepsForEver(model: RunModel, moment: Moment): boolean {
    if (moment.idleUntil < never) return false;
    const works = model.history.threads.some(
        (thread) => thread.startedEvent < moment.count && thread.endedEvent >= moment.count,
    );
    return !works;
}

/** Seconds: the trace's word for a deadline that never comes is the greatest number of nanoseconds. */
const never = 1.8e10;

/** Those around the focus, nearest first, then the oldest; in the order of their creation. */
function chosenTasks(
    model: RunModel,
    moment: Moment,
    living: readonly TaskRecord[],
    waiting: Waiting,
    focus: number,
): TaskRecord[] {
    const { taskById, innerOf, outersOf } = model.history;
    const chosen = new Set<TaskRecord>();
    const seen = new Set<number>();
    const left = [focus, moment.running, living[0]?.id ?? 0];
    for (let place = 0; place < left.length && chosen.size < mostTasks; place++) {
        const id = left[place]!;
        if (id === 0 || seen.has(id)) continue;
        seen.add(id);
        const task = taskById.get(id);
        if (task !== undefined && lives(task, moment.count)) {
            chosen.add(task);
            left.push(awaitedBy(task.lane, moment.count));
        }
        left.push(...(waiting.get(id) ?? []).slice(0, mostTasks).map((waiter) => waiter.id));
        left.push(
            ...(outersOf.get(id) ?? []).slice(0, mostTasks),
            ...(innerOf.get(id) ?? []).slice(0, mostTasks),
        );
    }
    for (const task of living) {
        if (chosen.size >= mostTasks) break;
        chosen.add(task);
    }
    return living.filter((task) => chosen.has(task));
}

type Waiting = Living["waiting"];

class GraphBuilder {
    readonly nodes: AwaitNode[] = [];
    readonly edges: AwaitEdge[] = [];
    private readonly known = new Map<string, number>();
    private readonly states: TaskState[] = [];
    /** The timers that end the time which a task has, by the task's id. */
    private readonly timeouts = new Map<number, Timer>();
    /** The timers that end a future, by the future's id. */
    private readonly timers = new Map<number, Timer>();
    /** The threads that work for a task, by the task's id. */
    private readonly threads = new Map<number, ThreadRecord>();

    /** `whole`: timers and threads are nodes, too. */
    constructor(
        private readonly model: RunModel,
        private readonly moment: Moment,
        private readonly waiting: Waiting,
        whole: boolean,
    ) {
        for (const timer of moment.timers.values()) {
            if (waitKinds[timer.ends] === "Timeout") this.timeouts.set(timer.task, timer);
            else if (whole && timer.target !== 0) this.timers.set(timer.target, timer);
        }
        if (whole) this.findThreads();
    }

    addTask(task: TaskRecord): number {
        const key = `task ${task.id}`;
        const known = this.known.get(key);
        if (known !== undefined) return known;
        const state = taskState(this.model, task, this.moment.count);
        this.states.push(state);
        return this.add({
            key,
            kind: "task",
            id: task.id,
            title: task.name,
            detail: this.detailOf(state),
            standing: state.standing,
        });
    }

    /** Draws what the tasks wait for; tasks that come in by that are not followed further unless they live. */
    follow(): void {
        for (let index = 0; index < this.states.length; index++) {
            const state = this.states[index]!;
            const from = this.addTask(state.task);
            if (state.place !== 0) this.addPlace(from, state);
            else if (state.awaited !== 0) this.addWait(from, state.awaited, state.wait);
            this.addWaker(from, state);
            const cancel = cancelAtWork(this.model, state.task, this.moment.count);
            if (cancel !== null) this.addCancel(from, state.task, cancel);
        }
    }

    private add(node: Omit<AwaitNode, "limited" | "stuck" | "circle">): number {
        this.known.set(node.key, this.nodes.length);
        const limited = node.kind === "task" && this.timeouts.has(node.id);
        return this.nodes.push({ ...node, limited, stuck: false, circle: false }) - 1;
    }

    private connect(from: number, to: number, kind: AwaitEdge["kind"], how: WaitKind, label: string): void {
        if (this.edges.some((edge) => edge.from === from && edge.to === to && edge.kind === kind)) return;
        this.edges.push({ from, to, kind, how, label, circle: false });
    }

    private detailOf(state: TaskState): string {
        if (isOver(state.standing))
            return state.outcome === "" || state.outcome === "None"
                ? state.standing
                : `${state.standing} · ${state.outcome}`;
        if (state.standing !== "suspended") return state.standing;
        const timeout = this.timeouts.get(state.task.id);
        if (timeout === undefined) return state.label;
        return `${state.label} · timeout ${Number((timeout.deadline - timeout.set).toFixed(3))}`;
    }

    private addPlace(from: number, state: TaskState): void {
        const key = `place ${state.place}`;
        const [name = state.wait, operation = ""] = state.label.split(".");
        const { history } = this.model;
        const holder = history.taskById.get(history.holders.get(state.place)?.after(this.moment.count) ?? 0);
        const place =
            this.known.get(key) ??
            this.add({ key, kind: "place", id: 0, title: name, detail: "", standing: "pending" });
        this.connect(from, place, "waits", state.wait, operation);
        if (holder !== undefined) this.connect(place, this.addTask(holder), "holds", state.wait, "held by");
    }

    /** From a node to a future or task for which it waits. */
    private addWait(from: number, id: number, how: WaitKind): void {
        const { history } = this.model;
        const task = history.taskById.get(id);
        if (task !== undefined) {
            this.connect(from, this.addTask(task), "waits", how, edgeWords[how] ?? "");
            return;
        }
        const inner = history.innerOf.get(id);
        if (inner !== undefined && this.waiterCount(id) <= 1) {
            for (const each of inner.slice(0, mostTasks)) this.addWait(from, each, how);
            return;
        }
        if (inner === undefined && quiet.includes(how)) return;
        const future = futureState(this.model, id, this.moment.count);
        if (future === null) return;
        const key = `future ${id}`;
        const known = this.known.get(key);
        const node =
            known ??
            this.add({
                key,
                kind: "future",
                id,
                title: futureLabel(this.model, id),
                detail: future.outcome === "" ? future.standing : `${future.standing} · ${future.outcome}`,
                standing: future.standing,
            });
        this.connect(from, node, "waits", how, "");
        if (known === undefined)
            for (const each of (inner ?? []).slice(0, mostTasks)) this.addWait(node, each, future.wait);
    }

    private waiterCount(id: number): number {
        const outers = this.model.history.outersOf.get(id) ?? [];
        const open = outers.filter((outer) => !isDone(this.model, outer, this.moment.count));
        return open.length + (this.waiting.get(id)?.length ?? 0);
    }

    /** The timer or the thread that will end a task's wait, where that is known. */
    private addWaker(from: number, state: TaskState): void {
        const timer = this.timers.get(state.awaited);
        const thread = state.wait === "Executor" ? this.threads.get(state.task.id) : undefined;
        if (timer !== undefined) {
            const detail = `due ${timer.deadline.toFixed(3)} s`;
            this.connect(
                from,
                this.addOther("timer", timer.handle, "timer", detail),
                "waits",
                state.wait,
                "",
            );
        } else if (thread !== undefined) {
            const { lane, name, id } = thread;
            const segment = lane.segmentAfter(this.moment.count);
            const blocked = segment >= 0 && lane.doingOf(segment) === Doing.Blocked;
            const detail = blocked ? this.model.log.text(lane.labelOf(segment)) || "blocked" : "running";
            this.connect(from, this.addOther("thread", id, name, detail), "waits", state.wait, "");
        }
    }

    private addOther(kind: "timer" | "thread", id: number, title: string, detail: string): number {
        const key = `${kind} ${id}`;
        return this.known.get(key) ?? this.add({ key, kind, id: 0, title, detail, standing: "pending" });
    }

    private findThreads(): void {
        const { history, log } = this.model;
        for (const thread of history.threads) {
            const { startedEvent, endedEvent } = thread;
            if (startedEvent >= this.moment.count || endedEvent < this.moment.count) continue;
            if (startedEvent < log.first) continue;
            this.threads.set(log.seek(startedEvent, cursor).word(at.ThreadStarted.by), thread);
        }
    }

    private addCancel(to: number, task: TaskRecord, cancel: Cancel): void {
        const by = this.model.history.taskById.get(cancel.by);
        const own = by === undefined || by === task;
        const from = own || cancel.cause === "Timeout" ? this.addSource(task, cancel) : this.addTask(by);
        this.connect(from, to, "cancels", "Task", cancelWords[cancel.cause] ?? "cancels");
    }

    private addSource(task: TaskRecord, cancel: Cancel): number {
        const key = `source ${cancel.cause} ${task.id}`;
        const title = sourceWords[cancel.cause] ?? "the program";
        return (
            this.known.get(key) ??
            this.add({ key, kind: "source", id: 0, title, detail: "", standing: "finished" })
        );
    }
}

const cursor = new EventCursor();

/** Waits whose task says all there is to say. */
const quiet: readonly WaitKind[] = ["Sleep", "Yield", "Executor", "Browser"];

/** Ways that are not clear from what the task says that it waits for. */
const edgeWords: Partial<Record<WaitKind, string>> = { Shield: "shield" };

const sourceWords: Partial<Record<Cancel["cause"], string>> = {
    Timeout: "timeout",
    Runner: "asyncio.run",
    User: "you",
    Thread: "a thread",
};

const cancelWords: Partial<Record<Cancel["cause"], string>> = {
    TaskGroup: "cancels as group",
    Gather: "cancels by gather",
};

/** For each node those that it needs. */
function needs(graph: AwaitGraph): number[][] {
    const lists: number[][] = graph.nodes.map(() => []);
    for (const edge of graph.edges) if (edge.kind !== "cancels") lists[edge.from]!.push(edge.to);
    return lists;
}

/** Marks the nodes and edges that lie on a circle: those from which a way leads back (Tarjan's components). */
function markCircles(graph: AwaitGraph): void {
    const next = needs(graph);
    const order: number[] = graph.nodes.map(() => -1);
    const low: number[] = graph.nodes.map(() => -1);
    const component: number[] = graph.nodes.map(() => -1);
    const open: number[] = [];
    let visited = 0;
    const visit = (start: number): void => {
        const path = [{ node: start, child: 0 }];
        order[start] = low[start] = visited++;
        open.push(start);
        while (path.length > 0) {
            const top = path[path.length - 1]!;
            const to = next[top.node]![top.child++];
            if (to !== undefined) {
                if (order[to]! < 0) {
                    order[to] = low[to] = visited++;
                    open.push(to);
                    path.push({ node: to, child: 0 });
                } else if (component[to]! < 0) low[top.node] = Math.min(low[top.node]!, order[to]!);
                continue;
            }
            path.pop();
            const above = path[path.length - 1];
            if (above !== undefined) low[above.node] = Math.min(low[above.node]!, low[top.node]!);
            if (low[top.node] !== order[top.node]) continue;
            for (let member = -1; member !== top.node;) {
                member = open.pop()!;
                component[member] = top.node;
            }
        }
    };
    graph.nodes.forEach((_, node) => order[node]! < 0 && visit(node));
    for (const edge of graph.edges) {
        if (edge.kind === "cancels" || component[edge.from] !== component[edge.to]) continue;
        edge.circle = graph.nodes[edge.from]!.circle = graph.nodes[edge.to]!.circle = true;
    }
}

/** Marks the tasks that wait for what cannot come: a circle, or all that wait when the loop sleeps for ever. */
function markStuck(graph: AwaitGraph, forEver: boolean): void {
    for (const node of graph.nodes) {
        node.stuck = node.circle || (forEver && node.standing === "suspended");
    }
    if (forEver) return;
    for (let changed = true; changed;) {
        changed = false;
        graph.nodes.forEach((node, index) => {
            if (node.stuck || isOver(node.standing as TaskState["standing"]) || node.limited) return;
            const ways = graph.edges.filter((edge) => edge.from === index && edge.kind !== "cancels");
            const hopeless = ways.filter((edge) => graph.nodes[edge.to]!.stuck);
            const stuck = ways.some((edge) => anyIsEnough.includes(edge.how))
                ? hopeless.length === ways.length && ways.length > 0
                : hopeless.length > 0;
            if (stuck) node.stuck = changed = true;
        });
    }
}
