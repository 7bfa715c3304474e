// Where the timers that are set at the playhead stand on the timeline: on the lane of the task that each wakes, or on the
// loop's, at the time when it is due. Pure; the component lets them be moved.
import { timerName } from "../session/targets";
import type { RunModel } from "../trace/model";
import type { Moment, Timer } from "../trace/moment";
import { axisHeight, headHeight, loopHeight, rowTop, trackWidth, type Geometry } from "./geometry";

export interface TimerHandle {
    readonly timer: Timer;
    /** Whose it is: "worker-1's timer". */
    readonly called: string;
    /** In pixels. */
    readonly x: number;
    readonly top: number;
    readonly height: number;
}

/** More than a hand can tell apart. */
const most = 40;

/** Those in view, of the stretch of time from `from` to `to` in seconds, the first due first. */
export function timerHandles(
    model: RunModel,
    moment: Moment,
    geometry: Geometry,
    from: number,
    to: number,
): TimerHandle[] {
    const handles: TimerHandle[] = [];
    for (const timer of moment.timers.values()) {
        if (handles.length === most) break;
        if (timer.deadline < from || timer.deadline > to) continue;
        const place = placeOf(model, timer, geometry);
        if (place === null) continue;
        const x = geometry.namesWidth + ((timer.deadline - from) / (to - from)) * trackWidth(geometry);
        handles.push({ timer, called: timerName(timer.handle, model, moment), x, ...place });
    }
    return handles.sort((a, b) => a.x - b.x);
}

/** A time as a hand can set it in a stretch that wide: no finer than a pixel shows. */
export function settableTime(time: number, from: number, to: number, geometry: Geometry): number {
    const step = 10 ** Math.floor(Math.log10((to - from) / trackWidth(geometry)));
    const digits = Math.min(12, Math.max(0, Math.round(-Math.log10(step))));
    return Number((Math.round(time / step) * step).toFixed(digits));
}

/** The height of its lane; null where that is not in view. */
function placeOf(model: RunModel, timer: Timer, geometry: Geometry): { top: number; height: number } | null {
    const row = model.history.rowOf(timer.task);
    if (row < 0) return timer.task === 0 ? { top: axisHeight, height: loopHeight } : null;
    const top = rowTop(geometry, row);
    const inView = top >= headHeight - 1 && top + geometry.laneHeight <= geometry.height + 1;
    return inView ? { top, height: geometry.laneHeight } : null;
}
