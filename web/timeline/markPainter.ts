// Paints the marks on a lane, each in a shape of its own: above its bar those of cancels; on it a ring where an await did not
// suspend the task; below it, where there is room, a diamond where it was made and a small arrow where it was woken.
import { Mark, type Lane } from "../trace/lane";
import type { Row } from "./rows";
import type { Scene } from "./scene";

/** Where a lane's bar lies, in pixels. */
export interface Bar {
    top: number;
    height: number;
    middle: number;
}

/** Pixels from the bar to the middle of a mark below it, and half the size of one. */
const [below, half] = [6, 3];
/** Height of a lane from which there is room for them. */
const leastLane = 37;
/** Pixels between two marks of a kind at least: a crowd of them says no more than the first. */
const leastGap = 7;

const marksOfCancels: readonly number[] = [Mark.CancelAsked, Mark.CancelDelivered, Mark.CancelSwallowed];

/** Paints the marks in view; `xOf` gives the place of a time. */
export function paintMarks(
    context: CanvasRenderingContext2D,
    scene: Scene,
    row: Row,
    bar: Bar,
    xOf: (time: number) => number,
): void {
    const { lane } = row;
    const { palette, geometry } = scene;
    const perSecond = xOf(1) - xOf(0);
    const [from, to] = [scene.from - 6 / perSecond, scene.to + 6 / perSecond];
    const roomBelow = geometry.laneHeight >= leastLane;
    const y = Math.min(bar.top + bar.height + below, bar.middle + geometry.laneHeight / 2 - 2 - half);
    const lastOf = new Map<number, number>();
    if (roomBelow && row.task !== 0 && isWhole(row) && lane.start >= from && lane.start <= to)
        paintCreated(context, palette.colour(row.colour), xOf(lane.start), y);
    for (let mark = lane.firstMarkFrom(from); mark < lane.markCount; mark++) {
        const time = lane.markTime(mark);
        if (time > to) break;
        const kind = lane.markKind(mark);
        const x = xOf(time);
        if (marksOfCancels.includes(kind)) {
            paintCancel(context, palette.colour("--warn"), kind, x, bar);
            continue;
        }
        if (x - (lastOf.get(kind) ?? -Infinity) < leastGap) continue;
        lastOf.set(kind, x);
        const colour = palette.colour(row.colour);
        if (kind === Mark.AwaitedReady)
            paintNotSuspended(context, palette.colour("--bg"), colour, x, bar.middle);
        else if (roomBelow) paintWoken(context, colour, x, y);
    }
}

/** Whether the lane's beginning is still kept. */
function isWhole({ lane, createdEvent }: { lane: Lane; createdEvent: number }): boolean {
    return lane.count > 0 && lane.eventOf(0) === createdEvent;
}

function paintCreated(context: CanvasRenderingContext2D, colour: string, x: number, y: number): void {
    context.beginPath();
    context.moveTo(x, y - half - 0.5);
    context.lineTo(x + half + 0.5, y);
    context.lineTo(x, y + half + 0.5);
    context.lineTo(x - half - 0.5, y);
    context.closePath();
    context.fillStyle = colour;
    context.fill();
}

function paintWoken(context: CanvasRenderingContext2D, colour: string, x: number, y: number): void {
    context.beginPath();
    context.moveTo(x - half, y + half - 1);
    context.lineTo(x, y - half + 0.5);
    context.lineTo(x + half, y + half - 1);
    context.strokeStyle = colour;
    context.lineWidth = 1.6;
    context.lineCap = context.lineJoin = "round";
    context.stroke();
}

function paintNotSuspended(
    context: CanvasRenderingContext2D,
    ground: string,
    colour: string,
    x: number,
    y: number,
): void {
    context.beginPath();
    context.arc(x, y, half + 0.4, 0, Math.PI * 2);
    context.fillStyle = ground;
    context.fill();
    context.strokeStyle = colour;
    context.lineWidth = 1.4;
    context.stroke();
}

function paintCancel(
    context: CanvasRenderingContext2D,
    colour: string,
    kind: number,
    x: number,
    bar: Bar,
): void {
    context.beginPath();
    context.moveTo(x - 4.5, bar.top - 7);
    context.lineTo(x + 4.5, bar.top - 7);
    context.lineTo(x, bar.top - 0.5);
    context.closePath();
    context.fillStyle = context.strokeStyle = colour;
    context.lineWidth = 1.3;
    if (kind === Mark.CancelDelivered) context.fill();
    else context.stroke();
    if (kind === Mark.CancelSwallowed) context.fillRect(x - 5, bar.top - 4.5, 10, 1.4);
}
