// How far the worker may compute: a little ahead of the playhead, and further as the playhead moves on, so that a program
// without an end floods nobody. Pure: it says when the worker is to be told of more.
import type { RunModel } from "../trace/model";
import { firstAllowance, lookahead, wordsAhead, type Allowance } from "./protocol";

/** Events that may lie between the playhead and the end of what is known. */
const eventsAhead = 200_000;

export class Reach {
    private given: Allowance = firstAllowance;

    /** What a run gets that is shown from its beginning. */
    begin(): Allowance {
        return (this.given = firstAllowance);
    }

    /** What a run gets that is computed up to a time at once, though it has not begun to be known. */
    upTo(time: number, words: number): Allowance {
        return (this.given = { horizon: time + lookahead, words: words + wordsAhead });
    }

    /**
     * What the worker is to be told now; null when what it was told is still enough. `model` is the run as it is known,
     * `rate` how many of its seconds pass in one; both count from where the playhead stands.
     */
    extended(model: RunModel, count: number, time: number, rate: number): Allowance | null {
        const { log } = model;
        if (log.count - count > eventsAhead) return null;
        const horizon = time + lookahead * Math.max(1, rate);
        const words = log.received + wordsAhead;
        const worthIt =
            horizon > this.given.horizon + lookahead / 10 || words > this.given.words + wordsAhead / 4;
        if (!worthIt) return null;
        return (this.given = { horizon, words });
    }
}
