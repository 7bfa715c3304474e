import { describe, expect, test } from "vitest";
import { waitKinds } from "../trace/events";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { axisHeight, geometryOf, headHeight, trackWidth } from "./geometry";
import { settableTime, timerHandles } from "./timerHandles";

const sleep = waitKinds.indexOf("Sleep");

describe("the handles of timers", () => {
    const model = new RunModel();
    model.append(
        new TraceWriter()
            .add("TaskCreated", 0, 1, 0, "main", "main", 9, 1)
            .add("TaskCreated", 0, 2, 1, "worker", "work", 9, 2)
            .add("TimerSet", 0, 11, 1, "sleep", 8, 3, sleep, 5)
            .add("TimerSet", 0, 12, 2, "sleep", 5, 3, sleep, 6)
            .add("TimerSet", 0, 13, 0, "tick()", 2, 3)
            .take(),
    );
    const geometry = geometryOf(1000, 400, 2, 0);
    const shown = (from: number, to: number, at = geometry) =>
        timerHandles(model, model.end, at, from, to).map(({ called }) => called);

    test("stand at the time when each is due, on the lane of its task or the loop's", () => {
        const [tick, worker, main] = timerHandles(model, model.end, geometry, 0, 10);
        expect([tick!.called, worker!.called, main!.called]).toEqual([
            "tick()",
            "worker's timer",
            "main's timer",
        ]);
        expect([tick!.top, main!.top, worker!.top]).toEqual([
            axisHeight,
            headHeight,
            headHeight + geometry.laneHeight,
        ]);
        expect(worker!.x).toBe(geometry.namesWidth + trackWidth(geometry) / 2);
    });

    test("are those in view, by time and by lane", () => {
        expect(shown(4, 10)).toEqual(["worker's timer", "main's timer"]);
        expect(shown(0, 10, { ...geometry, top: geometry.laneHeight })).toEqual(["tick()", "worker's timer"]);
    });

    test("are set to times that a pixel can show", () => {
        expect(settableTime(1.23456789, 0, 10, geometry)).toBe(1.23);
        expect(settableTime(1234.56789, 0, 10_000, geometry)).toBe(1230);
        expect(settableTime(0.00012345, 0, 0.001, geometry)).toBe(0.000123);
    });
});
