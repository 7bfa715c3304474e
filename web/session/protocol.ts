// What the page and the worker say to each other. Every run has a number, so that a late word about an earlier run is
// recognised and ignored.
import type { Inspection } from "../../wasm/inspection";
import type { Intervention, InterventionResult } from "../../wasm/interventions";
import type { LiteralValue } from "../../wasm/literal";
import type { BrowserRequest, Limits } from "../../wasm/session";

export type ClockChoice = "virtual" | "real";

export interface RunSettings {
    clock: ClockChoice;
    debug: boolean;
    /** Of `random` and of whatever else the session draws: a whole number from 0 to 4,294,967,295. */
    seed: number;
    /** What was done to the program from outside, by its place in the trace. */
    interventions: readonly Intervention[];
    /** What the program may use, where that is less than the page allows anyhow. */
    limits?: Partial<Limits>;
    /** As tracebacks name the program; "snippet.py" where it is not said. */
    fileName?: string;
    /** As `-X dev`. */
    developmentMode?: boolean;
}

/** How far the worker may go: the page extends it as it plays, so a run never gets far ahead of what is seen. */
export interface Allowance {
    /** Seconds on the run's clock. */
    horizon: number;
    /** Words of trace since the run began. */
    words: number;
}

/** Seconds of the run, at normal speed, that the worker may be ahead of the playhead. */
export const lookahead = 5;

/** Words of trace that the worker may send before it is allowed more. */
export const wordsAhead = 1_000_000;

export const firstAllowance: Allowance = { horizon: lookahead, words: wordsAhead };

/** Something wrong with the program, at a place in it. Lines and columns count from 1; 0 means unknown. */
export interface Problem {
    /** The error's type, such as `SyntaxError`. */
    kind: string;
    message: string;
    line: number;
    column: number;
    endLine: number;
    endColumn: number;
}

/** What runs programs: the compiled module, and the library that is written in the language, as the build has packed it. */
export interface Interpreter {
    module: WebAssembly.Module;
    library: Uint8Array;
}

/** The value that was asked for, or why it could not be had. */
export type Answer = { value: LiteralValue } | { error: string };

export type ToWorker =
    | { type: "load"; interpreter: Interpreter }
    | { type: "run"; run: number; source: string; settings: RunSettings; allowance: Allowance }
    | {
          /** A run that was recorded is shown now: nothing runs, but it may be looked into. */
          type: "recall";
          run: number;
          source: string;
          settings: RunSettings;
          words: Uint32Array;
          /** The first events of the trace, which the program itself brought about. */
          events: number;
      }
    | { type: "allow"; run: number; allowance: Allowance }
    | { type: "stop"; run: number }
    /** The page's answer to something that the program asked of it. */
    | { type: "answer"; run: number; request: number; answer: Answer }
    /** Something is done to a run on a real clock, now. */
    | { type: "intervene"; run: number; intervention: Intervention }
    | {
          /** A look inside the run as it was after its first `count` events. A later request takes the place of this one. */
          type: "inspect";
          run: number;
          count: number;
      };

export type FromWorker =
    | { type: "loaded"; milliseconds: number }
    | {
          type: "progress";
          run: number;
          words: Uint32Array<ArrayBuffer>;
          /** Seconds on the run's clock. */
          clock: number;
      }
    | {
          type: "ended";
          run: number;
          exitCode: number;
          stopped: boolean;
          /** Events that the program itself brought about: what stopping it did comes after them. */
          events: number;
          problem: Problem | null;
      }
    /** What the program asks of the page, whenever that has changed. */
    | { type: "requests"; run: number; requests: BrowserRequest[] }
    | { type: "intervened"; run: number; results: InterventionResult[] }
    | {
          type: "inspected";
          run: number;
          count: number;
          /** Null where nobody can look: after the end, or in the past of a run on a real clock. */
          inspection: Inspection | null;
          /** The recorded run does not take the same course here. */
          differs: boolean;
      }
    | { type: "failed"; run: number; message: string };
