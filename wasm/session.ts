// A session in WebAssembly: one program, one loop, its limits and its trace (core/session/session.h). Works in a Web
// Worker and in Node alike.
import type { AwaitGraph } from "./await_graph";
import { readInspection, type Inspection } from "./inspection";
import {
    toNative,
    type Intervention,
    type InterventionResult,
    type NativeIntervention,
} from "./interventions";
import { toLiteral, type LiteralValue } from "./literal";

/** What the module's own class offers (wasm/bindings/session_bindings.cpp). */
export interface NativeSession {
    start(source: string | Uint8Array, isText: boolean): boolean;
    advance(budget: number, untilEvent: number): number;
    deadline(): number;
    interrupt(): void;
    stop(): void;
    ended(): boolean;
    exitCode(): number;
    clock(): number;
    holdAt(time: number): void;
    events(): number;
    addIntervention(...intervention: NativeIntervention): void;
    takeInterventionResults(): InterventionResult[];
    requests(): string;
    answer(request: number, literal: string): string;
    answerError(request: number, text: string): string;
    awaitGraph(): string;
    inspect(): string;
    memoryInUse(): number;
    errorLine(): number;
    errorText(): string;
    syntaxError(): Problem | null;
    takeTrace(): Uint32Array<ArrayBuffer>;
    takeOutput(): OutputChunk[];
    delete(): void;
}

/** The modules that are written in the language. */
export interface NativeLibrary {
    delete(): void;
}

export interface NativeModule {
    /** Of what build/wasm/library.txt holds. */
    Library: new (texts: Uint8Array) => NativeLibrary;
    Session: new (
        library: NativeLibrary,
        fileName: string,
        isVirtual: boolean,
        debug: boolean,
        developmentMode: boolean,
        seed: number,
        trace: boolean,
        hasBrowser: boolean,
        limits: Partial<Limits>,
    ) => NativeSession;
    traceSchema(): string;
}

/** What a program may use (docs/LIMITS.md). Whole numbers; what is not given is as the command has it. */
export interface Limits {
    /** Of all the program's objects: MemoryError. 256 MB. */
    memoryBytes: number;
    /** Calls within calls: RecursionError. 1,000; `sys.setrecursionlimit` changes it. */
    recursion: number;
    /** Of one integer: OverflowError. 8 million. */
    integerBits: number;
    /** Of an integer's decimal text: ValueError; 0 for any number. 4,300; `sys.set_int_max_str_digits` changes it. */
    integerDigits: number;
    /** Of one loop that are not done, and as many threads: RuntimeError where the next one is asked for. A million. */
    tasks: number;
    /** Printed to both streams together: the program is stopped; 0, as the command has it, for any number. */
    outputBytes: number;
    /** Units of work that a thread gets before the next one has its turn, 1 to 10,000: nothing ends by this. 10,000. */
    sliceUnits: number;
}

/** What a page gives a program. */
export const pageLimits: Partial<Limits> = {
    memoryBytes: 128 * 2 ** 20,
    outputBytes: 10 * 2 ** 20,
    tasks: 100_000,
};

/** What a page gives a program that asks for other limits: not more than any other program gets. */
export function withinPage(limits: Partial<Limits>): Partial<Limits> {
    const wanted = Object.entries(limits).map(([name, limit]) => {
        const most = pageLimits[name as keyof Limits];
        return [name, most === undefined ? limit : Math.min(most, limit || most)] as const;
    });
    return { ...pageLimits, ...Object.fromEntries(wanted) };
}

export interface SessionOptions {
    /** As tracebacks name the program. */
    fileName?: string;
    clock?: "virtual" | "real";
    /** asyncio's debug mode. */
    debug?: boolean;
    /** As `-X dev`. */
    developmentMode?: boolean;
    seed?: number;
    trace?: boolean;
    /** A page answers what the module `browser` asks for; on the real clock only. */
    browser?: boolean;
    limits?: Partial<Limits>;
    /** What is done to the program from outside; needs the trace. */
    interventions?: readonly Intervention[];
}

/** What a program asks of the page, and waits for. */
export interface BrowserRequest {
    /** Of its future, in the trace. */
    id: number;
    kind: "button" | "frame" | "fetch" | "message";
    /** A button's label, a URL. */
    argument?: string;
}

/** The error that kept a program from starting, or ended it. Lines and columns count from 1; 0 is unknown. */
export interface Problem {
    kind: string;
    message: string;
    line: number;
    column: number;
    endLine: number;
    endColumn: number;
}

export interface OutputChunk {
    /** 1: stdout, 2: stderr. */
    stream: 1 | 2;
    bytes: Uint8Array<ArrayBuffer>;
}

export interface Progress {
    state: "running" | "waiting" | "ended";
    /** Seconds on the run's clock; Infinity when only the host can go on. */
    deadline: number;
    exitCode: number;
}

const states = ["running", "waiting", "ended"] as const;

export class Session {
    private constructor(private readonly native: NativeSession) {}

    static open(module: NativeModule, library: NativeLibrary, options: SessionOptions = {}): Session {
        const session = new Session(
            new module.Session(
                library,
                options.fileName ?? "<string>",
                (options.clock ?? "virtual") === "virtual",
                options.debug ?? false,
                options.developmentMode ?? false,
                options.seed ?? 0,
                options.trace ?? false,
                options.browser ?? false,
                options.limits ?? {},
            ),
        );
        for (const intervention of options.interventions ?? []) session.intervene(intervention);
        return session;
    }

    /** Compiles the program, text or the bytes of a file, which may declare their encoding; gives the error of one that does not compile, whose report has been printed. */
    start(source: string | Uint8Array): Problem | null {
        this.native.start(source, typeof source === "string");
        return this.native.syntaxError();
    }

    /**
     * Runs for about so many turns of loops and calls; never blocks. Stops earlier where the trace has `untilEvent` events:
     * right after that event, or, when what wrote it wrote more in one go, after the last of these. The same program with
     * the same options on the virtual clock always comes to the same place.
     */
    advance(budget: number, untilEvent = Infinity): Progress {
        const state = states[this.native.advance(budget, untilEvent)] ?? "ended";
        return { state, deadline: this.native.deadline(), exitCode: this.native.exitCode() };
    }

    /** The trace since the last call, copied out. */
    drain(): Uint32Array<ArrayBuffer> {
        return this.native.takeTrace();
    }

    /** What was printed since the last call, in order; empty while tracing, where the trace has it. */
    drainOutput(): OutputChunk[] {
        return this.native.takeOutput();
    }

    /** Seconds on the run's clock, from 0. */
    clock(): number {
        return this.native.clock();
    }

    problem(): Problem | null {
        const syntaxError = this.native.syntaxError();
        if (syntaxError) return syntaxError;
        const line = this.native.errorLine();
        if (line === 0) return null;
        const [kind = "", ...message] = this.native.errorText().split(": ");
        return { kind, message: message.join(": "), line, column: 0, endLine: line, endColumn: 0 };
    }

    exitCode(): number {
        return this.native.exitCode();
    }

    /** Does what Ctrl+C does in a terminal: the program gets KeyboardInterrupt, and may clean up. */
    interrupt(): void {
        this.native.interrupt();
    }

    /** Ends the program where it stands, whatever it would do about it. */
    stop(): void {
        this.native.stop();
    }

    /**
     * `advance` returns where the run's clock comes to `time`, in seconds. Virtual time does not jump beyond it: a program
     * that waits for longer is `waiting`, with its deadline. Infinity, as at first, for no bound.
     */
    holdAt(time: number): void {
        this.native.holdAt(time);
    }

    /** Events of the trace so far, those that were drained among them: where the run stands. Texts do not count. */
    events(): number {
        return this.native.events();
    }

    /** Will be done at its place, or at the next advance when that is past; `interventionResults` tells what came of it. */
    intervene(intervention: Intervention): void {
        this.native.addIntervention(...toNative(intervention));
    }

    /** Of those that were done since the last call, and at the end of all that the program did not come to. */
    interventionResults(): InterventionResult[] {
        return this.native.takeInterventionResults();
    }

    /** What the program asks of the page and still waits for; what is missing from the next answer is taken back. */
    requests(): BrowserRequest[] {
        return JSON.parse(this.native.requests()) as BrowserRequest[];
    }

    /** Answers a request between two advances; gives why it could not, or null. */
    answer(request: number, value: LiteralValue): string | null {
        return this.native.answer(request, toLiteral(value)) || null;
    }

    /** Answers that it failed: OSError with this text. */
    answerError(request: number, text: string): string | null {
        return this.native.answerError(request, text) || null;
    }

    /** Who waits for whom now. Asking changes nothing. */
    awaitGraph(): AwaitGraph {
        return JSON.parse(this.native.awaitGraph()) as AwaitGraph;
    }

    /** Every task with its stack and variables, futures, timers, threads. Asking changes nothing; empty at the end. */
    inspect(): Inspection {
        return readInspection(this.native.inspect());
    }

    /** Bytes of the program's objects. */
    memoryInUse(): number {
        return this.native.memoryInUse();
    }

    dispose(): void {
        this.native.delete();
    }
}
