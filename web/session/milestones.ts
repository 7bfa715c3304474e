// When the page reached what on its way to the first output, as performance marks named "loopscope:...". The end-to-end
// test prints them.
export type Milestone =
    | "boot"
    | "interpreter compiled"
    | "interpreter ready"
    | "mounted"
    | "first trace"
    | "first output"
    | "editor ready";

const reached = new Set<Milestone>();

/** Notes the first time that a milestone is reached. */
export function milestone(name: Milestone): void {
    if (reached.has(name)) return;
    reached.add(name);
    performance.mark(`loopscope:${name}`);
}

/** Notes how long it took from a press of Run to the first lane, as a performance measure. */
export function untilFirstLane(askedAt: number): void {
    performance.measure("loopscope:run to first lane", { start: askedAt, end: performance.now() });
}
