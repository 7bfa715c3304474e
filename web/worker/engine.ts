// What the worker needs of the machine that runs programs; loopscope.ts gives the real one.
import type { Inspection } from "../../wasm/inspection";
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
    /** Runs for about so many instructions; never blocks. */
    advance(budget: number): Slice;
    /** The trace since the last call, copied out. */
    drain(): Uint32Array<ArrayBuffer>;
    /** Seconds on the run's clock. */
    clock(): number;
    /** The error that ended the program, where it is known. */
    problem(): Problem | null;
    /** Everything that the program holds, as text. Asking changes nothing. */
    inspect(): Inspection;
    /** Ends the program where it stands. */
    stop(): void;
    dispose(): void;
}

export interface Engine {
    open(settings: RunSettings): EngineRun;
}
