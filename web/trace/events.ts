// The vocabulary of the trace: kinds of events, their fields and their enums, as core/loop/trace.h and
// core/loop/trace_events.def define them. A test holds this file and those two to each other.

/** Every kind of event with its fields in order, in the words of trace_events.def. The order gives the number. */
export const eventFields = {
    Text: "number:number bytes:number",
    ProgramStarted: "file:text",
    ProgramEnded: "exit_code:number",
    ThreadStarted: "id:id name:text cause:cause by:id line:line",
    ThreadEnded: "id:id",
    ThreadBlocked: "id:id reason:text until:nanoseconds line:line",
    ThreadUnblocked: "id:id cause:cause by:id line:line",
    Output: "stream:number task:id text:text line:line",
    Warning: "category:text text:text line:line about:id",
    LoopCreated: "loop:id cause:cause by:id line:line",
    LoopStarted: "loop:id cause:cause by:id line:line",
    LoopStopped: "loop:id cause:cause by:id line:line",
    LoopClosed: "loop:id cause:cause by:id line:line",
    IterationBegan: "loop:id iteration:number ready:number timers:number",
    IterationEnded: "loop:id",
    LoopIdle: "loop:id until:nanoseconds",
    HandleReady: "handle:id label:text cause:cause by:id line:line ends:wait target:id",
    HandleBegan: "handle:id",
    HandleEnded: "handle:id",
    HandleCancelled: "handle:id cause:cause by:id line:line",
    TimerSet:
        "handle:id task:id label:text deadline:nanoseconds line:line ends:wait target:id cause:cause by:id",
    TimerDue: "handle:id",
    TimerCancelled: "handle:id cause:cause by:id line:line",
    TaskCreated: "task:id parent:id name:text coroutine:text loop:id line:line cause:cause by:id",
    TaskRenamed: "task:id name:text cause:cause by:id line:line",
    TaskBegan: "task:id line:line",
    TaskSuspended: "task:id wait:wait awaited:id label:text line:line place:number holder:id",
    TaskAwaitedReady: "task:id wait:wait awaited:id label:text line:line",
    TaskWoken: "task:id cause:cause by:id because:cause source:id",
    CancelAsked: "task:id cause:cause by:id message:text line:line",
    CancelDelivered: "task:id line:line",
    CancelSwallowed: "task:id line:line",
    TaskFinished: "task:id outcome:outcome text:text line:line",
    FutureCreated: "future:id wait:wait label:text line:line cause:cause by:id",
    FutureFinished: "future:id outcome:outcome text:text cause:cause by:id line:line",
    FutureLinked: "outer:id inner:id wait:wait",
    SourceFile: "number:number name:text",
    TimerMoved: "handle:id deadline:nanoseconds cause:cause by:id line:line",
    ErrorThrown: "task:id text:text cause:cause by:id line:line",
    CancelTakenBack: "task:id left:number cause:cause by:id line:line",
} as const;

export type EventName = keyof typeof eventFields;

type FieldNames<Text extends string> = Text extends `${infer Field}:${string} ${infer Rest}`
    ? Field | FieldNames<Rest>
    : Text extends `${infer Field}:${string}`
      ? Field
      : never;

/** What a task waits for, in the order of `WaitKind` in trace.h. */
export const waitKinds = [
    "Future",
    "Task",
    "Sleep",
    "Yield",
    "Gather",
    "Shield",
    "WaitFor",
    "Timeout",
    "Wait",
    "AsCompleted",
    "TaskGroup",
    "Lock",
    "Event",
    "Condition",
    "Semaphore",
    "Barrier",
    "Queue",
    "Executor",
    "Browser",
] as const;
export type WaitKind = (typeof waitKinds)[number];

/** Who or what caused a change, in the order of `CauseKind` in trace.h. */
export const causeKinds = [
    "Program",
    "Task",
    "Timer",
    "Future",
    "Timeout",
    "TaskGroup",
    "Gather",
    "Shield",
    "Runner",
    "Thread",
    "User",
    "Sleep",
    "WaitFor",
    "Wait",
    "AsCompleted",
    "Lock",
    "Event",
    "Condition",
    "Semaphore",
    "Barrier",
    "Queue",
    "Executor",
    "Browser",
    "Cancel",
] as const;
export type CauseKind = (typeof causeKinds)[number];

/** How a task or future ended, in the order of `TaskOutcome` in trace.h. */
export const outcomes = ["Result", "Failed", "Cancelled"] as const;
export type Outcome = (typeof outcomes)[number];

/** Words before an event's fields: the head and the time (two words). */
export const headWords = 3;

export const eventNames = Object.keys(eventFields) as EventName[];

/** The number of each kind of event. */
export const Kind = Object.fromEntries(eventNames.map((name, index) => [name, index])) as Record<
    EventName,
    number
>;

/** Where each field of each kind stands, in words from the beginning of the event. */
export const at = Object.fromEntries(eventNames.map((name) => [name, fieldOffsets(name)])) as {
    readonly [Name in EventName]: { readonly [Field in FieldNames<(typeof eventFields)[Name]>]: number };
};

/** The kinds of events that say what one task does or what is done to it, with the place of its id. */
export const taskField: ReadonlyMap<number, number> = new Map(
    eventNames
        .filter((name) => name !== "TimerSet" && "task" in at[name])
        .map((name) => [Kind[name], (at[name] as { task: number }).task]),
);

function fieldOffsets(name: EventName): Record<string, number> {
    const offsets: Record<string, number> = {};
    let offset = headWords;
    for (const field of eventFields[name].split(" ")) {
        const [fieldName = "", type] = field.split(":");
        offsets[fieldName] = offset;
        offset += type === "nanoseconds" ? 2 : 1;
    }
    return offsets;
}
