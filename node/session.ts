// A session in Node: one run of one program, to its end or step by step, with its output, its tasks and its trace at every
// moment. Sessions know nothing of each other. One is freed by `dispose`, by `using`, or when nobody holds it any more.
import type { AwaitGraph } from "../wasm/await_graph";
import type { Inspection } from "../wasm/inspection";
import type { Intervention, InterventionResult } from "../wasm/interventions";
import type { Limits, Problem, Progress, Session as EngineSession } from "../wasm/session";
import { RunModel } from "../web/trace/model";
import { RecordingError, writeRecording, type Recording } from "../web/trace/recording";
import { dropEngine, openEngine } from "./engine";
import { eventsBetween, type TraceEvent } from "./events";
import { afterPortion, breathe, Pause } from "./pace.mjs";
import { Printed, runOf, type Run, type Stuck } from "./run";
import { tasksOf, type Task } from "./tasks";

export interface SessionOptions {
    /** Virtual, unless it is said otherwise: waiting takes no time, and every run takes the same course. */
    clock?: "virtual" | "real";
    /** What `random` starts from while the program does not seed it. */
    seed?: number;
    /** asyncio's debug mode. */
    debug?: boolean;
    /** As `-X dev`. */
    developmentMode?: boolean;
    /** As tracebacks name the program. */
    fileName?: string;
    limits?: Partial<Limits>;
    /** What is done to the program from outside, each at its place in the trace. */
    interventions?: readonly Intervention[];
    /** Seconds on the run's clock at which `finish` ends it. */
    until?: number;
    /** Events that are kept of a long run, the newest. A million. */
    keptEvents?: number;
}

/** Units of work between two looks at what else Node has to do; always the same, so that `until` ends a run at one place. */
const portion = 200_000;
/** What a program without a name is called in tracebacks. */
const unnamed = "<string>";
const outOfTimeExitCode = 124;
const stuckExitCode = 1;

const registry = new FinalizationRegistry<EngineSession>((engine) => engine.dispose());

export class Session implements Disposable {
    /** The page's model of the trace, for what reads that. @internal */
    readonly model: RunModel;
    private readonly until: number;
    private readonly isReal: boolean;
    private readonly given: Intervention[];
    private readonly results: InterventionResult[] = [];
    private readonly printed = new Printed();
    private readonly pause = new Pause();
    private compileProblem: Problem | null = null;
    private newest: Progress = { state: "running", deadline: 0, exitCode: 0 };
    private isDisposed = false;

    private constructor(
        private readonly engine: EngineSession,
        private readonly source: string,
        private readonly options: SessionOptions,
    ) {
        this.model = new RunModel(options.keptEvents);
        this.until = options.until ?? Infinity;
        this.isReal = options.clock === "real";
        this.given = [...(options.interventions ?? [])];
        registry.register(this, engine, this);
    }

    /** Compiles the program, text or the bytes of a file, which may declare their encoding; one with a syntax error has ended at once. */
    static async open(source: string | Uint8Array, options: SessionOptions = {}): Promise<Session> {
        const engine = await openEngine();
        const { keptEvents: _, until = Infinity, ...rest } = options;
        const text = typeof source === "string" ? source : new TextDecoder().decode(source);
        const session = new Session(engine.createSession({ ...rest, trace: true }), text, options);
        session.engine.holdAt(until);
        session.compileProblem = session.guarded(() => session.engine.start(source));
        if (session.compileProblem) session.newest = { state: "ended", deadline: 0, exitCode: 1 };
        session.takeTrace();
        return session;
    }

    /** Runs for about so many turns of loops and calls, and stops early where the trace has `untilEvent` events. */
    advance(budget = portion, untilEvent = Infinity): Progress {
        if (this.newest.state === "ended") return this.newest;
        this.newest = this.guarded(() => this.engine.advance(budget, untilEvent));
        this.results.push(...this.engine.interventionResults());
        this.takeTrace();
        return this.newest;
    }

    /** Goes on to the next event, and the last of those that come in one go with it. Null at the end, or when it is stuck. */
    step(): TraceEvent | null {
        const before = this.events;
        while (this.events === before && !this.isOver) this.advance(portion, before + 1);
        return this.events === before ? null : this.event(this.events - 1);
    }

    /** Goes on until the trace has so many events, the program has ended, or only waiting would help. */
    runTo(events: number): void {
        while (this.events < events && !this.isOver) this.advance(portion, events);
    }

    /** Runs the program to its end, waiting in real time where its clock is real. */
    async finish(signal?: AbortSignal): Promise<Run> {
        const wake = () => this.pause.wake();
        signal?.addEventListener("abort", wake);
        try {
            while (!this.isOver && !this.isOutOfTime) {
                signal?.throwIfAborted();
                this.advance();
                if (this.ended) break;
                if (this.next === "wait")
                    await this.pause.wait(Math.min(this.newest.deadline, this.until) - this.engine.clock());
                else await breathe();
            }
        } finally {
            signal?.removeEventListener("abort", wake);
        }
        return this.outcome();
    }

    /** What has come of it up to now. */
    outcome(): Run {
        const stuck = this.stuck();
        const { isOutOfTime } = this;
        return runOf(this.model, this.printed, {
            exitCode: isOutOfTime ? outOfTimeExitCode : stuck ? stuckExitCode : this.newest.exitCode,
            error: this.problem,
            stuck,
            outOfTime: isOutOfTime,
            time: this.time,
            interventions: [...this.results],
            source: this.source,
        });
    }

    /**
     * The run up to now as the text of a file, which `readRun`, the command and the page open again. Throws an Error where
     * it is too long for that, or events of it are no longer kept.
     */
    async save(): Promise<string> {
        if (this.model.dropped > 0) throw new RecordingError("its first events are no longer kept");
        return writeRecording({ ...this.circumstances(), words: this.model.log.packed() });
    }

    /** What a file says of the run beside its trace. @internal */
    circumstances(): Omit<Recording, "words"> {
        const { source, options } = this;
        const { exitCode, error, stuck, outOfTime, time } = this.outcome();
        const { clock = "virtual", seed = 0, debug = false, developmentMode = false } = options;
        return {
            source,
            fileName: options.fileName ?? unnamed,
            settings: {
                clock,
                seed,
                debug,
                developmentMode,
                limits: options.limits ?? {},
                interventions: this.given.map((one, index) => {
                    const done = this.results.find(({ number }) => number === index);
                    return { ...one, at: done?.at ?? one.at };
                }),
            },
            ending: {
                how: outOfTime ? "out of time" : stuck ? "stuck" : this.ended ? "finished" : "stopped",
                exitCode,
                time,
                events: this.events,
                problem: error,
            },
            cursor: 0,
        };
    }

    get ended(): boolean {
        return this.newest.state === "ended";
    }
    /** It has ended, or nothing is left that could wake it. */
    get isOver(): boolean {
        return this.ended || (this.newest.state === "waiting" && this.newest.deadline === Infinity);
    }
    get exitCode(): number {
        return this.newest.exitCode;
    }
    /** Events of the trace so far: where the run stands. */
    get events(): number {
        return this.model.log.count;
    }
    /** Seconds on the run's clock. */
    get time(): number {
        return this.isDisposed || this.ended ? this.model.endTime : this.engine.clock();
    }
    get stdout(): string {
        return this.printed.streams[1];
    }
    get stderr(): string {
        return this.printed.streams[2];
    }
    get output(): string {
        return this.printed.all;
    }
    get problem(): Problem | null {
        if (this.compileProblem || this.isDisposed || !this.ended) return this.compileProblem;
        return this.engine.problem();
    }
    /** In the order in which they were created. */
    get tasks(): Task[] {
        return tasksOf(this.model.history, this.model.log);
    }
    /** The events from this place on, counted from 0. */
    *eventsFrom(place: number): Generator<TraceEvent> {
        yield* eventsBetween(this.model.log, place, this.events);
    }

    /** Will be done at its place, or at once when that is past; the outcome tells what came of it. */
    intervene(intervention: Intervention): void {
        this.given.push(intervention);
        this.engine.intervene(intervention);
    }
    /** Every task with its stack and variables, futures, timers, threads, as they are now. */
    inspect(): Inspection {
        return this.engine.inspect();
    }
    /** Who waits for whom now. */
    awaitGraph(): AwaitGraph {
        return this.engine.awaitGraph();
    }
    /** Does what Ctrl+C does in a terminal. */
    interrupt(): void {
        this.engine.interrupt();
        this.pause.wake();
    }

    /** Frees what it holds in WebAssembly; what it has learned of the run stays. */
    dispose(): void {
        if (this.isDisposed) return;
        this.compileProblem = this.problem;
        this.isDisposed = true;
        registry.unregister(this);
        this.engine.dispose();
        this.newest = { ...this.newest, state: "ended" };
    }
    [Symbol.dispose](): void {
        this.dispose();
    }

    private get next(): ReturnType<typeof afterPortion> {
        const { state, deadline } = this.newest;
        return afterPortion(
            { isWaiting: state === "waiting", deadline, clock: this.time },
            { isReal: this.isReal, until: this.until },
        );
    }

    private get isOutOfTime(): boolean {
        return !this.ended && this.next === "out of time";
    }

    private event(index: number): TraceEvent | null {
        return [...eventsBetween(this.model.log, index, index + 1)][0] ?? null;
    }

    private stuck(): Stuck | null {
        if (this.ended || this.newest.state !== "waiting" || this.newest.deadline !== Infinity) return null;
        const { nodes, circles, stuck } = this.engine.awaitGraph();
        const nameOf = (node: number) => nodes[node]?.name ?? nodes[node]?.wait ?? "";
        return { tasks: stuck.map(nameOf), circles: circles.map((circle) => circle.map(nameOf)) };
    }

    private takeTrace(): void {
        const seen = this.model.log.count;
        this.model.append(this.engine.drain(), this.engine.clock());
        this.printed.readOn(this.model, seen);
    }

    /** A trap in WebAssembly leaves the engine in no state to go on: the next session gets a new one. */
    private guarded<T>(call: () => T): T {
        try {
            return call();
        } catch (error) {
            if (error instanceof WebAssembly.RuntimeError) dropEngine();
            throw error;
        }
    }
}

/** Runs a program to its end. */
export async function run(
    source: string | Uint8Array,
    options: SessionOptions & { signal?: AbortSignal } = {},
): Promise<Run> {
    const { signal, ...rest } = options;
    const session = await Session.open(source, rest);
    try {
        return await session.finish(signal);
    } finally {
        session.dispose();
    }
}
