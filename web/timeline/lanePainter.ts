// Paints one lane: running solid, suspended hatched with what it waits for, ready a thin line, and how it ended. No meaning
// is in a colour alone: every state and every outcome has its own shape.
import { outcomes } from "../trace/events";
import { Doing, type Lane } from "../trace/lane";
import type { DensityPainter } from "./density";
import { waitLabel } from "../trace/words";
import { trackWidth } from "./geometry";
import { paintMarks, type Bar } from "./markPainter";
import type { Row } from "./rows";
import { shortened, type Scene } from "./scene";

/** Pixels that a segment in view has on average at least; below, a lane is drawn as one row of pixels. */
const leastWidth = 4;
/** Segments in view above which running is drawn without rounded corners. */
const rounded = 120;
/** Pixels below which a wait has no outline. */
const narrowest = 4;

export class LanePainter {
    private readonly from: number;
    private readonly left: number;
    private readonly width: number;
    private readonly perSecond: number;

    constructor(
        private readonly context: CanvasRenderingContext2D,
        private readonly scene: Scene,
        private readonly density: DensityPainter,
    ) {
        this.from = scene.from;
        this.left = scene.geometry.namesWidth;
        this.width = trackWidth(scene.geometry);
        this.perSecond = this.width / (scene.to - scene.from);
    }

    paint(row: Row, top: number): void {
        const { context, scene } = this;
        const { lane } = row;
        const first = Math.max(0, lane.segmentAtTime(scene.from));
        const last = lane.segmentAtTime(scene.to);
        if (last < 0) return;
        context.save();
        context.beginPath();
        context.rect(this.left - 4, top, scene.geometry.width - this.left + 4, scene.geometry.laneHeight);
        context.clip();
        const bar = barOf(top, scene.geometry.laneHeight);
        if (last - first > this.width / leastWidth) {
            this.density.paint(context, lane, scene.palette.channels(row.colour), {
                x: this.left,
                y: bar.top,
                width: this.width,
                height: bar.height,
                from: scene.from,
                scale: this.perSecond,
                until: scene.model.endTime,
            });
        } else {
            this.paintWaiting(row, first, last, bar);
            this.paintRunning(row, first, last, bar);
            paintMarks(context, scene, row, bar, (time) => this.x(time));
        }
        this.paintOutcome(row, bar);
        context.restore();
    }

    private x(time: number): number {
        return this.left + (time - this.from) * this.perSecond;
    }

    private end(lane: Lane, index: number): number {
        return Math.min(lane.endOf(index), this.scene.model.endTime);
    }

    private paintWaiting(row: Row, first: number, last: number, bar: Bar): void {
        const { context, scene } = this;
        const { palette } = scene;
        const { lane } = row;
        const colour = palette.colour(row.colour);
        const hatch = palette.hatch(row.colour, context, scene.scale, this.x(0));
        // What is alike is filled in one go: a canvas without a graphics card pays for each call.
        const ready = new Path2D();
        const narrow = new Path2D();
        let end = this.x(lane.startOf(first));
        for (let index = first; index <= last; index++) {
            const doing = lane.doingOf(index);
            const start = end;
            end = this.x(this.end(lane, index));
            const width = end - start;
            if (doing === Doing.Running || width < 0.5) continue;
            if (doing === Doing.Ready) ready.rect(start, bar.middle - 1.25, width, 2.5);
            else if (width < narrowest) narrow.rect(start, bar.top + 2, width, bar.height - 4);
            else this.paintWait(lane, index, start, width, bar, colour, hatch);
        }
        context.fillStyle = hatch;
        context.fill(narrow);
        context.fillStyle = colour;
        context.fill(ready);
    }

    private paintWait(
        lane: Lane,
        index: number,
        start: number,
        width: number,
        bar: Bar,
        colour: string,
        hatch: CanvasPattern | string,
    ): void {
        const { context } = this;
        const inset = width > 12 ? 1.5 : 0;
        context.beginPath();
        context.roundRect(
            start + inset,
            bar.top + 2,
            width - inset * 2,
            bar.height - 4,
            Math.min(3, width / 3),
        );
        context.fillStyle = hatch;
        context.fill();
        context.globalAlpha = 0.5;
        context.strokeStyle = colour;
        context.lineWidth = 1;
        context.stroke();
        context.globalAlpha = 1;
        this.paintLabel(lane, index, start, start + width, bar);
    }

    private paintLabel(lane: Lane, index: number, start: number, end: number, bar: Bar): void {
        const { context, scene } = this;
        const left = Math.max(start, this.left) + 9;
        const room = Math.min(end, scene.geometry.width) - left - 8;
        if (room < 26 || bar.height < 14) return;
        const label = waitLabel(scene.model.log, lane.waitOf(index), lane.labelOf(index));
        context.font = `11px ${scene.palette.colour("--sans")}`;
        context.textAlign = "left";
        context.lineWidth = 3;
        context.lineJoin = "round";
        context.strokeStyle = scene.palette.colour("--bg");
        context.fillStyle = scene.palette.colour("--ink");
        const text = shortened(context, label, room);
        context.strokeText(text, left, bar.middle + 4);
        context.fillText(text, left, bar.middle + 4);
    }

    private paintRunning(row: Row, first: number, last: number, bar: Bar): void {
        const { context } = this;
        const { lane } = row;
        context.fillStyle = this.scene.palette.colour(row.colour);
        context.beginPath();
        let drawn = -Infinity;
        const dense = last - first > rounded;
        for (let index = first; index <= last; index++) {
            if (lane.doingOf(index) !== Doing.Running) continue;
            const start = this.x(lane.startOf(index));
            const width = Math.max(bar.height > 14 ? 4 : 3, this.x(this.end(lane, index)) - start);
            if (start + width < drawn + 1) continue;
            if (dense) context.rect(start - 0.5, bar.top, width, bar.height);
            else context.roundRect(start - 0.5, bar.top, width, bar.height, Math.min(2, width / 2));
            drawn = start + width;
        }
        context.fill();
    }

    private paintOutcome(row: Row, bar: Bar): void {
        const { context, scene } = this;
        const { palette, geometry } = scene;
        if (row.outcome < 0 || row.lane.end < scene.from || row.lane.end > scene.to) return;
        const x = this.x(row.lane.end) + 13;
        const y = bar.middle;
        const outcome = outcomes[row.outcome];
        const colour = palette.colour(
            outcome === "Result" ? "--good" : outcome === "Failed" ? "--bad" : "--warn",
        );
        context.strokeStyle = context.fillStyle = colour;
        context.lineWidth = 2;
        context.lineCap = "round";
        context.beginPath();
        if (outcome === "Failed") {
            context.moveTo(x - 4, y - 4);
            context.lineTo(x + 4, y + 4);
            context.moveTo(x + 4, y - 4);
            context.lineTo(x - 4, y + 4);
        } else {
            context.arc(x, y, 4.6, 0, Math.PI * 2);
            if (outcome === "Cancelled") {
                context.moveTo(x - 3.2, y + 3.2);
                context.lineTo(x + 3.2, y - 3.2);
            }
        }
        context.stroke();
        const text = outcome === "Result" && row.outcomeText === "None" ? "" : row.outcomeText;
        const room = geometry.width - x - 16;
        if (text === "" || room < 24) return;
        context.font = `11px ${palette.colour("--sans")}`;
        context.textAlign = "left";
        context.fillText(shortened(context, text, Math.min(room, 180)), x + 10, y + 4);
    }
}

function barOf(top: number, laneHeight: number): Bar {
    const height = Math.min(22, laneHeight - 8);
    return { top: top + (laneHeight - height) / 2, height, middle: top + laneHeight / 2 };
}
