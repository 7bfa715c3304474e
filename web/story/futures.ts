// How the events of futures are told.
import { at as fields, outcomes } from "../trace/events";
import type { Part } from "./sentence";
import type { Teller } from "./teller";

export const tellFutures = {
    FutureCreated(t: Teller): Part[] {
        const { future, line, cause, by } = fields.FutureCreated;
        const what = t.awaitable(t.word(future));
        const named: Part[] = what === "a future" ? [what] : ["a future: ", what];
        return [...t.actor(t.cause(cause), t.word(by)), " makes ", ...named, ...t.where(line), "."];
    },

    FutureFinished(t: Teller): Part[] {
        const { future, outcome, text, cause, by, line } = fields.FutureFinished;
        const what = t.awaitable(t.word(future));
        const result = t.text(text);
        const who: Part[] = t.cause(cause) === "Task" ? [", by ", t.task(t.word(by))] : [];
        switch (outcomes[t.word(outcome)]) {
            case "Failed":
                return ["The future ", what, " fails with ", { code: result }, ...who, ...t.where(line), "."];
            case "Cancelled":
                return ["The future ", what, " is cancelled", ...who, ...t.where(line), "."];
            default:
                return result === "None" || result === ""
                    ? ["The future ", what, " is done", ...who, ...t.where(line), "."]
                    : [
                          "The future ",
                          what,
                          " gets the result ",
                          { code: result },
                          ...who,
                          ...t.where(line),
                          ".",
                      ];
        }
    },

    FutureLinked(t: Teller): Part[] {
        const { outer, inner } = fields.FutureLinked;
        return [t.awaitable(t.word(outer)), " waits for ", t.awaitable(t.word(inner)), "."];
    },
};
