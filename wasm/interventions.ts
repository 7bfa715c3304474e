// What somebody outside of a program does to it, as data (core/session/intervention.h): a run that is repeated with the
// same interventions takes the same course. Targets are the trace's numbers of tasks, futures and timers.

interface Place {
    /** Done as soon as the trace has so many events (`Session.events`). */
    at: number;
    target: number;
}

export type Intervention = Place &
    (
        | {
              /** Of a task or a future. */
              action: "cancel";
              message?: string;
          }
        | {
              action: "setResult";
              /** A Python literal: "None", "[1, 2]", "'text'". */
              value: string;
          }
        | {
              /** `setException` ends a future, `throw` goes into a task that waits or is ready. */
              action: "setException" | "throw";
              /** A builtin exception, one of an imported module ("asyncio.TimeoutError"), or a class of the program's. */
              type: string;
              message?: string;
          }
        | {
              action: "moveTimer";
              /** Seconds on the run's clock. */
              when: number;
          }
    );

/** What came of one. */
export interface InterventionResult {
    /** In the order in which they were given, from 0. */
    number: number;
    /** Events of the trace when it was done. */
    at: number;
    /** Why it could not be done; null when it was. */
    error: string | null;
}

/** In the order of core/session/intervention.h. */
const actions: readonly Intervention["action"][] = [
    "cancel",
    "setResult",
    "setException",
    "throw",
    "moveTimer",
];

/** As the module's class takes it: place, action, target, text, class, time. */
export type NativeIntervention = [
    at: number,
    action: number,
    target: number,
    text: string,
    type: string,
    when: number,
];

export function toNative(intervention: Intervention): NativeIntervention {
    const { at, action, target } = intervention;
    const rest: [string, string, number] =
        action === "moveTimer"
            ? ["", "", intervention.when]
            : action === "setResult"
              ? [intervention.value, "", 0]
              : action === "cancel"
                ? [intervention.message ?? "", "", 0]
                : [intervention.message ?? "", intervention.type, 0];
    return [at, actions.indexOf(action), target, ...rest];
}
