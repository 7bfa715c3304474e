// Paints the timeline: axis, loop, lanes, what has not been played yet dimmed, and the playhead. It paints what is in
// view only: rows by the scroll position, segments by binary search.
import { momentLabel, tickLabel, tickStep } from "./axis";
import { DensityPainter } from "./density";
import { axisHeight, headHeight, loopHeight, rightMargin, rowTop, trackWidth } from "./geometry";
import { LanePainter } from "./lanePainter";
import { rowsOf, type Row } from "./rows";
import { paintArrows } from "./arrowPainter";
import { shortened, type Scene } from "./scene";

export class TimelinePainter {
    private readonly density = new DensityPainter();

    paint(context: CanvasRenderingContext2D, scene: Scene): void {
        const { geometry, palette } = scene;
        context.setTransform(scene.scale, 0, 0, scene.scale, 0, 0);
        context.fillStyle = palette.colour("--bg");
        context.fillRect(0, 0, geometry.width, geometry.height);
        paintGrid(context, scene);
        this.paintRows(context, scene);
        paintLoop(context, scene);
        paintFuture(context, scene);
        paintArrows(context, scene);
        paintPlayhead(context, scene);
        paintScroll(context, scene);
    }

    private paintRows(context: CanvasRenderingContext2D, scene: Scene): void {
        const { geometry, palette } = scene;
        const first = Math.floor(geometry.top / geometry.laneHeight);
        const visible = Math.ceil((geometry.height - headHeight) / geometry.laneHeight) + 1;
        const lanes = new LanePainter(context, scene, this.density);
        context.save();
        context.beginPath();
        context.rect(0, headHeight, geometry.width, geometry.height - headHeight);
        context.clip();
        rowsOf(scene.model.history, first, visible).forEach((row, index) => {
            const y = rowTop(geometry, first + index);
            if (row.task !== 0 && (row.task === scene.hovered || row.task === scene.selected)) {
                context.fillStyle = palette.colour(row.task === scene.selected ? "--raised" : "--panel");
                context.fillRect(0, y, geometry.width, geometry.laneHeight);
            }
            if (row.task !== 0 && row.task === scene.selected) {
                context.fillStyle = palette.colour("--accent");
                context.fillRect(0, y + 3, 3, geometry.laneHeight - 7);
            }
            paintName(context, scene, row, y);
            lanes.paint(row, y);
            context.fillStyle = palette.colour("--line2");
            context.fillRect(0, y + geometry.laneHeight - 1, geometry.width, 1);
        });
        context.restore();
    }
}

function x(scene: Scene, time: number): number {
    const { geometry } = scene;
    return geometry.namesWidth + ((time - scene.from) / (scene.to - scene.from)) * trackWidth(geometry);
}

function paintGrid(context: CanvasRenderingContext2D, scene: Scene): void {
    const { geometry, palette } = scene;
    const span = scene.to - scene.from;
    const step = tickStep(span, trackWidth(geometry) / 110);
    context.font = `11px ${palette.colour("--sans")}`;
    context.textAlign = "center";
    context.textBaseline = "alphabetic";
    for (let index = Math.ceil(scene.from / (step / 2)); (index * step) / 2 <= scene.to; index++) {
        const time = (index * step) / 2;
        if (time < 0) continue;
        const labelled = index % 2 === 0;
        const left = Math.round(x(scene, time));
        context.fillStyle = palette.colour("--line2");
        context.globalAlpha = labelled ? 1 : 0.5;
        context.fillRect(left, axisHeight - 4, 1, geometry.height);
        context.globalAlpha = 1;
        if (!labelled || Math.abs(left - x(scene, scene.time)) < 52) continue;
        context.fillStyle = palette.colour("--dim");
        context.fillText(tickLabel(time, step), left, 19);
    }
}

function paintName(context: CanvasRenderingContext2D, scene: Scene, row: Row, y: number): void {
    const { geometry, palette } = scene;
    const left = 12 + Math.min(row.depth, 5) * 10;
    const room = geometry.namesWidth - left - 8;
    const middle = y + geometry.laneHeight / 2;
    const twoLines = geometry.laneHeight >= 38 && row.detail !== "";
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    context.font = `600 12.5px ${palette.colour("--sans")}`;
    context.fillStyle = palette.colour(row.colour);
    context.fillText(shortened(context, row.name, room), left, twoLines ? middle - 1 : middle + 4);
    if (!twoLines) return;
    context.font = `10.5px ${palette.colour("--sans")}`;
    context.fillStyle = palette.colour("--faint");
    context.fillText(shortened(context, row.detail, room), left, middle + 12);
}

function paintLoop(context: CanvasRenderingContext2D, scene: Scene): void {
    const { geometry, palette, model } = scene;
    const { starts, ends, count } = model.history.iterations;
    context.fillStyle = palette.colour("--dim");
    context.font = `11.5px ${palette.colour("--sans")}`;
    context.textAlign = "left";
    context.fillText("loop", 12, axisHeight + 17);
    context.save();
    context.beginPath();
    context.rect(geometry.namesWidth - 2, axisHeight, geometry.width, loopHeight);
    context.clip();
    context.fillStyle = palette.colour("--control");
    let drawn = -Infinity;
    for (let index = firstInView(starts.values, count, scene.from); index < count; index++) {
        const start = starts.at(index);
        if (start > scene.to) break;
        const left = x(scene, start);
        const right = x(scene, Math.min(ends.at(index), model.endTime));
        const width = Math.max(3, right - left);
        if (left < drawn) continue;
        context.fillRect(left, axisHeight + 7, width, 12);
        drawn = left + 1;
    }
    context.restore();
}

/** The last row that begins before a time, so that what began outside of the view shows too. */
function firstInView(starts: Float64Array, count: number, time: number): number {
    let low = 0;
    let high = count;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (starts[middle]! < time) low = middle + 1;
        else high = middle;
    }
    return Math.max(0, low - 1);
}

function paintFuture(context: CanvasRenderingContext2D, scene: Scene): void {
    if (scene.time >= scene.model.endTime) return;
    const { geometry, palette } = scene;
    const left = Math.max(geometry.namesWidth, x(scene, scene.time) + 3);
    context.globalAlpha = 0.58;
    context.fillStyle = palette.colour("--bg");
    context.fillRect(left, axisHeight, geometry.width - left, geometry.height);
    context.globalAlpha = 1;
}

function paintPlayhead(context: CanvasRenderingContext2D, scene: Scene): void {
    const { geometry, palette } = scene;
    const left = x(scene, scene.time);
    if (left < geometry.namesWidth - 1 || left > geometry.width) return;
    const accent = palette.colour("--accent");
    context.fillStyle = accent;
    context.fillRect(left - 0.75, axisHeight - 6, 1.5, geometry.height);
    const step = tickStep(scene.to - scene.from, 10) / 10;
    const label = step < 0.001 ? tickLabel(scene.time, step) : momentLabel(scene.time);
    context.font = `600 11px ${palette.colour("--sans")}`;
    const width = context.measureText(label).width + 16;
    const middle = Math.min(Math.max(left, width / 2 + 4), geometry.width - width / 2 - rightMargin / 2);
    context.beginPath();
    context.roundRect(middle - width / 2, 5, width, 19, 9.5);
    context.fill();
    context.fillStyle = palette.colour("--accent-ink");
    context.textAlign = "center";
    context.fillText(label, middle, 18.5);
}

/** How much of the rows is in view, where they do not all fit. */
function paintScroll(context: CanvasRenderingContext2D, scene: Scene): void {
    const { geometry, palette } = scene;
    const room = geometry.height - headHeight;
    if (geometry.rowsHeight <= room) return;
    const height = Math.max(20, (room * room) / geometry.rowsHeight);
    const share = geometry.top / (geometry.rowsHeight - room);
    context.fillStyle = palette.colour("--control");
    context.beginPath();
    context.roundRect(geometry.width - 6, headHeight + 2 + share * (room - height - 4), 4, height, 2);
    context.fill();
}
