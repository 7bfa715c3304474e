// What a person does to a running program, as the page keeps it: where in the trace, at what time, to whom. Those that
// stand before the playhead are given to the run again each time that it is computed anew.
import type { Intervention } from "../../wasm/interventions";

/** Leaves the place away from each of the kinds of interventions. */
type WithoutPlace<Placed> = Placed extends unknown ? Omit<Placed, "at"> : never;

/** What is to be done, before it has a place. */
export type Deed = WithoutPlace<Intervention>;

export interface Intervened {
    readonly intervention: Intervention;
    /** Seconds on the run's clock. */
    readonly time: number;
    /** In words, with the name that the target had: "cancel worker-2". */
    readonly text: string;
    /** Why it could not be done; empty when it was, or is still to come. */
    readonly error: string;
}

/** The list with one more. What stood after its place belonged to a course that the run does not take any more. */
export function withIntervention(list: readonly Intervened[], added: Intervened): Intervened[] {
    return [...list.filter(({ intervention }) => intervention.at <= added.intervention.at), added];
}

/** A deed in words; `target` is how its target is called. */
export function deedText(deed: Deed, target: string): string {
    switch (deed.action) {
        case "cancel":
            return `cancel ${target}${deed.message ? ` (${deed.message})` : ""}`;
        case "setResult":
            return `${target} gets the result ${deed.value}`;
        case "setException":
            return `${target} fails with ${errorText(deed.type, deed.message)}`;
        case "throw":
            return `throw ${errorText(deed.type, deed.message)} into ${target}`;
        case "moveTimer":
            return `${target} is due at ${Number(deed.when.toFixed(6))} s`;
    }
}

function errorText(type: string, message = ""): string {
    return message === "" ? type : `${type}(${JSON.stringify(message)})`;
}
