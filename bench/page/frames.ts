// Paints the timeline of 100,000 segments while it is panned and zoomed, a step in each frame of the screen, and leaves
// the measured milliseconds in `window.measured`.
import "../../web/theme/tokens.css";
import { geometryOf } from "../../web/timeline/geometry";
import { TimelinePainter } from "../../web/timeline/painter";
import { Palette } from "../../web/timeline/palette";
import { sleepers } from "./runs";

interface Measured {
    name: string;
    /** Of painting, in each frame. */
    painting: number[];
    /** From each frame to the next. */
    frames: number[];
}

declare global {
    interface Window {
        measured?: Measured[];
    }
}

const [width, height, framesEach] = [1100, 520, 180];

const canvas = document.querySelector("canvas")!;
const scale = window.devicePixelRatio;
[canvas.width, canvas.height] = [width * scale, height * scale];
const context = canvas.getContext("2d", { alpha: false })!;
const painter = new TimelinePainter();
const palette = new Palette();

function nextFrame(): Promise<number> {
    return new Promise((resolve) => requestAnimationFrame(resolve));
}

async function measure(
    name: string,
    tasks: number,
    spanAt: (share: number, end: number) => [number, number],
) {
    const model = sleepers(tasks, 100_000);
    const geometry = geometryOf(width, height, tasks, 0);
    const measured: Measured = { name, painting: [], frames: [] };
    let last = await nextFrame();
    for (let frame = 0; frame < framesEach; frame++) {
        const [from, to] = spanAt(frame / framesEach, model.endTime);
        const began = performance.now();
        painter.paint(context, {
            model,
            time: (from + to) / 2,
            from,
            to,
            geometry,
            palette,
            scale,
            hovered: 0,
            selected: 10,
        });
        measured.painting.push(performance.now() - began);
        const now = await nextFrame();
        measured.frames.push(now - last);
        last = now;
    }
    return measured;
}

const wave = (share: number) => 0.5 - Math.cos(share * 2 * Math.PI) / 2;

async function measureAll() {
    const measured: Measured[] = [];
    for (const tasks of [10, 100, 1000]) {
        measured.push(
            await measure(`${tasks} lanes, panned at a tenth of the run`, tasks, (share, end) => [
                share * end * 0.9,
                share * end * 0.9 + end * 0.1,
            ]),
            await measure(`${tasks} lanes, zoomed from all to a thousandth`, tasks, (share, end) => {
                const span = end * 0.001 ** wave(share);
                return [end * 0.4 - span * 0.4, end * 0.4 + span * 0.6];
            }),
        );
    }
    window.measured = measured;
}

void measureAll();
