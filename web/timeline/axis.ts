// The time axis: where its ticks stand and how times are written.

/** Seconds between ticks so that about `wanted` of them fit into `span` seconds: 1, 2 or 5 times a power of ten. */
export function tickStep(span: number, wanted: number): number {
    const rough = span / Math.max(1, wanted);
    const power = 10 ** Math.floor(Math.log10(rough));
    const factor = rough / power;
    return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
}

/** A time as the axis writes it, no finer than the step between ticks. */
export function tickLabel(seconds: number, step: number): string {
    if (step >= 1) return `${trimmed(seconds, 0)} s`;
    if (step >= 0.001) return `${trimmed(seconds, decimals(step))} s`;
    if (step >= 1e-6) return `${trimmed(seconds * 1e3, decimals(step * 1e3))} ms`;
    return `${trimmed(seconds * 1e6, decimals(step * 1e6))} µs`;
}

/** A moment, as the playhead, the output and the status bar write it. */
export function momentLabel(seconds: number): string {
    return `${seconds.toFixed(3)} s`;
}

/** A length of time in the unit that reads best. */
export function durationLabel(seconds: number): string {
    if (seconds >= 0.1 || seconds === 0) return `${seconds.toFixed(3)} s`;
    if (seconds >= 1e-4) return `${(seconds * 1e3).toFixed(2)} ms`;
    return `${(seconds * 1e6).toFixed(1)} µs`;
}

function decimals(step: number): number {
    return Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
}

function trimmed(value: number, places: number): string {
    return Math.abs(value) < 1e-12 ? "0" : value.toFixed(places);
}
