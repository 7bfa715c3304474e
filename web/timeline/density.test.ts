import { describe, expect, test } from "vitest";
import { waitKinds } from "../trace/events";
import type { Lane } from "../trace/lane";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { densityRow } from "./density";

const sleep = waitKinds.indexOf("Sleep");

/** Suspended for 9 ms of every 10, running for 1. */
function ticking(segments: number): Lane {
    const trace = new TraceWriter().add("TaskCreated", 0, 2, 0, "main", "main()", 1, 9);
    for (let i = 0; i < segments / 2; i++)
        trace.add("TaskBegan", i * 0.01, 2, 1).add("TaskSuspended", i * 0.01 + 0.001, 2, sleep);
    trace.add("TaskFinished", segments * 0.005, 2);
    const model = new RunModel();
    model.append(trace.take());
    return model.history.tasks[0]!.lane;
}

describe("a lane seen from far away", () => {
    test("shows running wherever a pixel has some, else what else there is", () => {
        const row = new Uint8Array(40);
        // Ten pixels for each 10 ms: the first of them runs.
        densityRow(row, ticking(4), 0, 1000, 1);
        expect([row[0], row[5], row[10], row[15]]).toEqual([255, 64, 255, 64]);
        expect([...row.slice(21)].every((strength) => strength === 0)).toBe(true);
    });

    test("shows nothing before its beginning and after its end", () => {
        const row = new Uint8Array(10);
        densityRow(row, ticking(4), -1, 5, 1);
        expect([...row]).toEqual([0, 0, 0, 0, 0, 255, 0, 0, 0, 0]);
    });

    test("loses none of 100,000 segments", () => {
        const row = new Uint8Array(1000);
        densityRow(row, ticking(100_000), 0, 2, 500);
        expect([...new Set(row)]).toEqual([255]);
    });
});
