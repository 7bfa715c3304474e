// Where things stand on the timeline: the column of names at the left, the axis and the loop's lane on top, then a row per
// task. All in CSS pixels.

export const axisHeight = 30;
export const loopHeight = 28;
export const headHeight = axisHeight + loopHeight;
const tallest = 48;
const lowest = 22;

export interface Geometry {
    width: number;
    height: number;
    namesWidth: number;
    laneHeight: number;
    /** Height of all rows together. */
    rowsHeight: number;
    /** How far the rows are scrolled. */
    top: number;
}

export function geometryOf(width: number, height: number, rows: number, top: number): Geometry {
    const room = height - headHeight;
    const laneHeight = Math.max(lowest, Math.min(tallest, Math.floor(room / Math.max(1, rows))));
    const rowsHeight = laneHeight * rows;
    return {
        width,
        height,
        namesWidth: width < 520 ? 92 : 124,
        laneHeight,
        rowsHeight,
        top: Math.max(0, Math.min(top, rowsHeight - room)),
    };
}

/** Pixels between the end of the lanes and the right edge. */
export const rightMargin = 14;

export function trackWidth(geometry: Geometry): number {
    return Math.max(1, geometry.width - geometry.namesWidth - rightMargin);
}

export function rowTop(geometry: Geometry, row: number): number {
    return headHeight + row * geometry.laneHeight - geometry.top;
}

/** The row at a height; -1 for none. */
export function rowAt(geometry: Geometry, y: number, rows: number): number {
    if (y < headHeight) return -1;
    const row = Math.floor((y - headHeight + geometry.top) / geometry.laneHeight);
    return row < rows ? row : -1;
}
