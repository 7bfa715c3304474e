// What the worker needs of the machine that runs programs; loopscope.ts gives the real one.
import type { Inspection } from "../../wasm/inspection";
import type { Intervention, InterventionResult } from "../../wasm/interventions";
import type { LiteralValue } from "../../wasm/literal";
import type { BrowserRequest } from "../../wasm/session";
import type { Problem, RunSettings } from "../session/protocol";

export interface Slice {
    /** `waiting`: nothing to do until the deadline. */
    state: "running" | "waiting" | "ended";
    /** Seconds on the run's clock; meaningful while waiting. */
    deadline: number;
    exitCode: number;
}

/** One run of one program in a fresh world. */
export interface EngineRun {
    /** Compiles the program and makes it ready to advance; gives the error of a program that does not compile. */
    start(source: string): Problem | null;
    /** Runs for about so many instructions, and not past the event `untilEvent`; never blocks. */
    advance(budget: number, untilEvent?: number): Slice;
    /** The trace since the last call, copied out. */
    drain(): Uint32Array<ArrayBuffer>;
    /** Seconds on the run's clock. */
    clock(): number;
    /** The error that ended the program, where it is known. */
    problem(): Problem | null;
    /** Everything that the program holds, as text. Asking changes nothing. */
    inspect(): Inspection;
    /** Does something to the program at the next advance. */
    intervene(intervention: Intervention): void;
    /** What came of interventions since the last call. */
    interventionResults(): InterventionResult[];
    /** What the program asks of the page, and still waits for. */
    requests(): BrowserRequest[];
    /** Answers a request; gives why it could not, or null. */
    answer(request: number, value: LiteralValue): string | null;
    /** Answers that it failed. */
    answerError(request: number, text: string): string | null;
    /** Ends the program where it stands. */
    stop(): void;
    dispose(): void;
}

export interface Engine {
    open(settings: RunSettings): EngineRun;
}
