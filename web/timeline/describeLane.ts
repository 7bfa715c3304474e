// A lane in words, at one moment of the run.
import type { TraceLog } from "../trace/decoder";
import { outcomes } from "../trace/events";
import { Doing } from "../trace/lane";
import { waitLabel } from "../trace/words";
import type { Row } from "./rows";

export interface LaneDescription {
    name: string;
    coroutine: string;
    colour: string;
    depth: number;
    state: string;
    waitsFor: string;
    line: number;
    /** How often it has run. */
    steps: number;
}

const doings = ["ready", "running", "suspended", "blocked"];
const endings = ["finished", "failed", "cancelled"];

export function describeLane(row: Row, count: number, log: TraceLog): LaneDescription {
    const { lane } = row;
    const index = lane.segmentAfter(count);
    const over = row.finishedEvent < count;
    const waiting = !over && index >= 0 && lane.doingOf(index) >= Doing.Suspended;
    return {
        name: row.name,
        coroutine: row.detail,
        colour: row.colour,
        depth: row.depth,
        state: over ? ending(row) : index < 0 ? "not created yet" : doings[lane.doingOf(index)]!,
        waitsFor: waiting ? waitLabel(log, lane.waitOf(index), lane.labelOf(index)) : "",
        line: index < 0 || over ? 0 : lane.lineOf(index),
        steps: stepsUntil(row, index),
    };
}

function ending(row: Row): string {
    if (row.outcome < 0) return "ended";
    const text = outcomes[row.outcome] === "Result" && row.outcomeText === "None" ? "" : row.outcomeText;
    return text === "" ? endings[row.outcome]! : `${endings[row.outcome]!}: ${text}`;
}

function stepsUntil(row: Row, last: number): number {
    let steps = 0;
    for (let index = 0; index <= last; index++) if (row.lane.doingOf(index) === Doing.Running) steps++;
    return steps;
}
