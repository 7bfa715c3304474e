// Paints the arrows of the task that the pointer is over, else of the one that is looked at: solid for who woke it, dotted
// for who created it, dashed in the colour of warnings for who cancelled it. An arrow from the loop comes from its lane.
import { arrowsOf, type Arrow } from "./arrows";
import { axisHeight, headHeight, loopHeight, rowTop, trackWidth } from "./geometry";
import type { Scene } from "./scene";

const head = 5;

export function paintArrows(context: CanvasRenderingContext2D, scene: Scene): void {
    const { model, geometry } = scene;
    const { history } = model;
    const task = history.taskById.get(scene.hovered) ?? history.taskById.get(scene.selected);
    if (task === undefined) return;
    const first = Math.floor(geometry.top / geometry.laneHeight);
    const visible = Math.ceil((geometry.height - headHeight) / geometry.laneHeight) + 1;
    const others = history.tasksInTree().slice(first, first + visible);
    context.save();
    context.beginPath();
    context.rect(geometry.namesWidth - 4, axisHeight, geometry.width, geometry.height);
    context.clip();
    for (const arrow of arrowsOf(model, task, others, scene.from, scene.to))
        paintArrow(context, scene, arrow);
    context.restore();
}

function paintArrow(context: CanvasRenderingContext2D, scene: Scene, arrow: Arrow): void {
    const { geometry, palette } = scene;
    const to = middleOf(scene, arrow.to);
    const from = arrow.from === 0 ? axisHeight + loopHeight / 2 + 5 : middleOf(scene, arrow.from);
    if (to === null || from === null) return;
    const share = (arrow.time - scene.from) / (scene.to - scene.from);
    const x = geometry.namesWidth + share * trackWidth(geometry);
    const down = to > from;
    const reach = Math.min(12, geometry.laneHeight / 2 - 3);
    const [begin, end] = down ? [from + reach, to - reach] : [from - reach, to + reach];
    const bend = Math.min(16, Math.abs(end - begin) / 3);

    const colour = palette.colour(arrow.kind === "cancelled" ? "--warn" : "--ink");
    context.strokeStyle = context.fillStyle = colour;
    context.globalAlpha = arrow.time > scene.time ? 0.35 : 0.9;
    context.lineWidth = 1.4;
    context.setLineDash(arrow.kind === "cancelled" ? [5, 3] : arrow.kind === "created" ? [1.5, 3] : []);
    context.beginPath();
    context.moveTo(x, begin);
    context.bezierCurveTo(x + bend, begin + (end - begin) / 3, x + bend, end - (end - begin) / 3, x, end);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    const back = down ? -head * 1.4 : head * 1.4;
    context.moveTo(x, end);
    context.lineTo(x - head * 0.4, end + back);
    context.lineTo(x + head, end + back * 0.75);
    context.closePath();
    context.fill();
    if (arrow.label !== "") {
        context.font = `10.5px ${palette.colour("--sans")}`;
        context.textAlign = "left";
        context.lineWidth = 3;
        context.strokeStyle = palette.colour("--bg");
        context.strokeText(arrow.label, x + bend * 0.8 + 4, end + back * 1.6);
        context.fillText(arrow.label, x + bend * 0.8 + 4, end + back * 1.6);
    }
    context.globalAlpha = 1;
}

/** The height of the middle of a task's row; null where it is not in view. */
function middleOf(scene: Scene, task: number): number | null {
    const row = scene.model.history.rowOf(task);
    if (row < 0) return null;
    const middle = rowTop(scene.geometry, row) + scene.geometry.laneHeight / 2;
    return middle < headHeight || middle > scene.geometry.height ? null : middle;
}
