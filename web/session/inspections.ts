// What the page has asked to see of the inside of its run. One request is on its way at a time: a newer one takes its
// place, and the older one is answered with null. The newest answer is kept, since several views ask for the same.
import type { Inspection } from "../../wasm/inspection";

export class Inspections {
    private count = -1;
    private newest: Promise<Inspection | null> = Promise.resolve(null);
    private answer: ((inspection: Inspection | null) => void) | null = null;

    /** `ask` sends the request for what was true after `count` events. */
    constructor(private readonly ask: (count: number) => void) {}

    /** What the program held after its first `count` events; null when that cannot be known or is no longer wanted. */
    after(count: number): Promise<Inspection | null> {
        if (count === this.count) return this.newest;
        this.answer?.(null);
        this.count = count;
        this.newest = new Promise((resolve) => (this.answer = resolve));
        this.ask(count);
        return this.newest;
    }

    /** Takes in an answer of the worker. */
    take(count: number, inspection: Inspection | null): void {
        if (count !== this.count) return;
        this.answer?.(inspection);
        this.answer = null;
    }

    /** Forgets everything: another run is shown, or the answer would be another by now. */
    clear(): void {
        this.answer?.(null);
        this.answer = null;
        this.count = -1;
    }
}
