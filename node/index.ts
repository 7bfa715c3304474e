// The package's front door: `import { run, Session } from "loopscope"`.
export { run, Session } from "./session";
export { readRun } from "./run";
export type { SessionOptions } from "./session";
export type { Run, Stuck, Warning } from "./run";
export type { CancelRequest, Span, Task } from "./tasks";
export type { TraceEvent } from "./events";
export type { Intervention, InterventionResult } from "../wasm/interventions";
export type { AwaitEdge, AwaitGraph, AwaitNode } from "../wasm/await_graph";
export type {
    Frame,
    InspectedFuture,
    InspectedHandle,
    InspectedLoop,
    InspectedTask,
    InspectedThread,
    Inspection,
    Place,
    Variable,
} from "../wasm/inspection";
export type { Limits, Problem, Progress } from "../wasm/session";
