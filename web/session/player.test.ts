import { describe, expect, test } from "vitest";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { eventsAFrame, Player, rateOfSlider } from "./player";

/** Output at 0 s and 1 s, then a sleep of an hour, then output. */
function run(): RunModel {
    const model = new RunModel();
    model.append(
        new TraceWriter()
            .add("Output", 0, 1, 0, "a\n", 1)
            .add("Output", 1, 1, 0, "b\n", 2)
            .add("Output", 3601, 1, 0, "c\n", 3)
            .take(),
    );
    return model;
}

describe("the playhead", () => {
    test("shows what happens at the beginning at once", () => {
        const player = new Player(run());
        player.play(0.001);
        expect(player.count).toBe(1);
    });

    test("plays a second of the run in a second", () => {
        const player = new Player(run());
        player.play(0.75);
        expect([player.count, player.time]).toEqual([1, 0.75]);
        player.play(0.25);
        player.play(0.001);
        expect(player.count).toBe(2);
    });

    test("plays an hour of sleep in two seconds", () => {
        const player = new Player(run());
        player.seek(2);
        player.play(1);
        expect(player.time).toBe(1801);
        player.play(1);
        expect([player.time, player.atEnd]).toEqual([3601, true]);
    });

    test("stands still at the end of what is known and goes on when more comes", () => {
        const model = run();
        const player = new Player(model);
        player.play(100);
        expect(player.atEnd).toBe(true);
        model.append(new TraceWriter().add("Output", 3602, 1, 0, "d\n", 3).take());
        expect(player.atEnd).toBe(false);
        player.play(0.5);
        expect([player.count, player.time]).toEqual([3, 3601.5]);
    });

    test("moves over so many events in a frame and no more, and loses none of them", () => {
        const trace = new TraceWriter();
        for (let line = 0; line < 2 * eventsAFrame + 10; line++) trace.add("Output", 0, 1, 0, "a\n", 1);
        const model = new RunModel();
        model.append(trace.take());
        const player = new Player(model);
        const counts = [1, 2, 3].map(() => (player.play(0.01), player.count));
        expect(counts).toEqual([eventsAFrame, 2 * eventsAFrame, 2 * eventsAFrame + 10]);
    });

    test("goes to the end at once at the highest speed", () => {
        const player = new Player(run());
        player.rate = rateOfSlider(100);
        player.play(0.001);
        expect(player.count).toBe(3);
    });

    test("shows steps that happen at one moment one after the other in slow motion", () => {
        const model = new RunModel();
        model.append(
            new TraceWriter().add("Output", 0, 1, 0, "a\n", 1).add("Output", 0, 1, 0, "b\n", 1).take(),
        );
        const player = new Player(model);
        player.rate = 0.1;
        const frames = (count: number) => {
            for (let frame = 0; frame < count; frame++) player.play(0.01);
        };
        frames(16);
        expect(player.count).toBe(1);
        frames(16);
        expect(player.count).toBe(2);
    });

    test("goes on from where it was put between two events", () => {
        const player = new Player(run());
        player.seekTime(0.5);
        player.play(0.25);
        expect(player.time).toBeCloseTo(0.75);
    });

    test("jumps back to a time", () => {
        const player = new Player(run());
        player.seekEnd();
        player.seekTime(0.5);
        expect([player.count, player.time, player.moment.count]).toEqual([1, 0.5, 1]);
    });

    test("has normal speed in the middle of the slider", () => {
        expect([rateOfSlider(50), rateOfSlider(100)]).toEqual([1, Infinity]);
        expect(rateOfSlider(0)).toBeCloseTo(0.01);
    });
});
