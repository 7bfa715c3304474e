// What a person does to a running program, as the page keeps it: where in the trace, at what time, to whom. Those that
// stand before the playhead are given to the run again each time that it is computed anew.
import type { Intervention } from "../../wasm/interventions";
import type { RunModel } from "../trace/model";
import { targetName } from "./targets";

/** Leaves the place away from each of the kinds of interventions. */
type WithoutPlace<Placed> = Placed extends unknown ? Omit<Placed, "at"> : never;

/** What is to be done, before it has a place. */
export type Deed = WithoutPlace<Intervention>;

export interface Intervened {
    readonly intervention: Intervention;
    /** Seconds on the run's clock. */
    readonly time: number;
    /** In words, with the name that the target had: "cancel worker-2". Empty while the run has not come to its place. */
    readonly text: string;
    /** Why it could not be done; empty when it was, or is still to come. */
    readonly error: string;
}

/** The list with one more. What stood after its place belonged to a course that the run does not take any more. */
export function withIntervention(list: readonly Intervened[], added: Intervened): Intervened[] {
    return [...list.filter(({ intervention }) => intervention.at <= added.intervention.at), added];
}

/** Those that came with a run from elsewhere: what they are called is known when the run has come to them. */
export function brought(interventions: readonly Intervention[]): Intervened[] {
    return interventions.map((intervention) => ({ intervention, time: 0, text: "", error: "" }));
}

/** The list with the words for those whose place the run has come to; the same list where there are none. */
export function recognised(list: readonly Intervened[], model: RunModel): readonly Intervened[] {
    const isNew = ({ intervention, text }: Intervened) => text === "" && intervention.at <= model.log.count;
    if (!list.some(isNew)) return list;
    return list.map((one) => {
        if (!isNew(one)) return one;
        const { intervention } = one;
        const moment = model.momentAfter(intervention.at);
        const text = deedText(intervention, targetName(intervention.target, model, moment));
        return { ...one, time: moment.time, text };
    });
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
