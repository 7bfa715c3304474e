// What is painted: the run, the part of it in view, and the means to paint with.
import type { RunModel } from "../trace/model";
import type { Geometry } from "./geometry";
import type { Palette } from "./palette";

export interface Scene {
    model: RunModel;
    /** Seconds on the run's clock where the playhead stands. */
    time: number;
    from: number;
    to: number;
    geometry: Geometry;
    palette: Palette;
    /** Pixels of the screen per CSS pixel. */
    scale: number;
    /** The task that the pointer is over; 0 for none. */
    hovered: number;
    /** The task that is looked at closely; 0 for none. */
    selected: number;
}

/** A text that fits into a width, ending in an ellipsis where it had to be cut. */
export function shortened(context: CanvasRenderingContext2D, text: string, width: number): string {
    if (text.length * 4 <= width || context.measureText(text).width <= width) return text;
    let kept = Math.min(text.length, Math.ceil(width / 3));
    while (kept > 1 && context.measureText(`${text.slice(0, kept)}…`).width > width) kept--;
    return `${text.slice(0, kept)}…`;
}
