// Lanes seen from far away: when a lane has more segments in view than pixels, it becomes one row of pixels, each in the
// strength of what the task did most visibly there, and is stretched to the lane's height. The cost is one pass over the
// segments in view, whatever their number.
import { Doing, type Lane } from "../trace/lane";

/** How strongly each kind of segment shows, 1 to 255; the strongest wins a pixel. */
export const strengths = new Uint8Array(4);
strengths[Doing.Ready] = 110;
strengths[Doing.Running] = 255;
strengths[Doing.Suspended] = 64;
strengths[Doing.Blocked] = 150;

/**
 * Fills `row` with the strength of each pixel of a lane. `from` is the time of the left edge, `scale` pixels per second,
 * `until` the time up to which the run is known.
 */
export function densityRow(row: Uint8Array, lane: Lane, from: number, scale: number, until: number): void {
    row.fill(0);
    const width = row.length;
    const first = Math.max(0, lane.segmentAtTime(from));
    const last = lane.segmentAtTime(from + width / scale);
    const end = Math.min(lane.end, until);
    let start = lane.startOf(first);
    for (let index = first; index <= last; index++) {
        const strength = strengths[lane.doingOf(index)]!;
        const stop = index + 1 < lane.count ? lane.startOf(index + 1) : end;
        const left = Math.max(0, ((start - from) * scale) | 0);
        const right = Math.min(width - 1, ((stop - from) * scale) | 0);
        for (let x = left; x <= right; x++) if (row[x]! < strength) row[x] = strength;
        start = stop;
    }
}

/** Draws rows of strengths, one per lane, onto the canvas. */
export class DensityPainter {
    private canvas: OffscreenCanvas | null = null;
    private image: ImageData | null = null;
    private row = new Uint8Array(0);

    paint(
        context: CanvasRenderingContext2D,
        lane: Lane,
        colour: readonly [number, number, number],
        place: {
            x: number;
            y: number;
            width: number;
            height: number;
            from: number;
            scale: number;
            until: number;
        },
    ): void {
        const width = Math.max(1, Math.floor(place.width));
        if (this.canvas === null || this.image === null || this.canvas.width !== width) {
            this.canvas = new OffscreenCanvas(width, 1);
            this.image = new ImageData(width, 1);
            this.row = new Uint8Array(width);
        }
        densityRow(this.row, lane, place.from, place.scale, place.until);
        const { data } = this.image;
        for (let x = 0; x < width; x++) {
            data[x * 4] = colour[0];
            data[x * 4 + 1] = colour[1];
            data[x * 4 + 2] = colour[2];
            data[x * 4 + 3] = this.row[x]!;
        }
        this.canvas.getContext("2d")!.putImageData(this.image, 0, 0);
        context.imageSmoothingEnabled = false;
        context.drawImage(this.canvas, place.x, place.y, width, place.height);
    }
}
