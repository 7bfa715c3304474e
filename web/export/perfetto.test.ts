// The Chrome trace of a run, held to the Trace Event Format: the fields of each phase, stretches that nest, flows with two
// ends that each lie in a stretch.
import { beforeAll, describe, expect, test } from "vitest";
import { examples } from "../examples";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import type { Engine } from "../worker/engine";
import { realEngine, tracedWords } from "../worker/tracedRuns";
import { chromeTrace, type ChromeEvent } from "./perfetto";

let engine: Engine;
beforeAll(async () => {
    engine = await realEngine();
});

function modelOf(...batches: Uint32Array[]): RunModel {
    const model = new RunModel();
    for (const batch of batches) model.append(batch);
    return model;
}

interface ChromeTrace {
    traceEvents: ChromeEvent[];
    otherData: Record<string, string>;
}

function traceOf(model: RunModel): ChromeTrace {
    return JSON.parse([...chromeTrace(model, { program: 'a "quoted" name' })].join("")) as ChromeTrace;
}

function traceOfExample(name: string): ChromeEvent[] {
    const { source } = examples.find((example) => example.name === name)!;
    return traceOf(modelOf(...tracedWords(engine, source))).traceEvents;
}

const required: Record<string, Record<string, string>> = {
    X: { name: "string", cat: "string", pid: "number", tid: "number", ts: "number", dur: "number" },
    M: { name: "string", pid: "number", tid: "number", ts: "number", args: "object" },
    i: { name: "string", pid: "number", tid: "number", ts: "number", s: "string" },
    s: { name: "string", cat: "string", pid: "number", tid: "number", ts: "number", id: "number" },
    f: {
        name: "string",
        cat: "string",
        pid: "number",
        tid: "number",
        ts: "number",
        id: "number",
        bp: "string",
    },
};
const metadata = {
    process_name: "name",
    process_sort_index: "sort_index",
    thread_name: "name",
    thread_sort_index: "sort_index",
};

const rowOf = ({ pid, tid }: ChromeEvent) => `${pid}/${tid}`;
const ends = ({ ts, dur = 0 }: ChromeEvent) => Math.round((ts + dur) * 1000);
const begins = ({ ts }: ChromeEvent) => Math.round(ts * 1000);

/** What the format forbids, in words; empty for a good trace. */
function faults(events: readonly ChromeEvent[]): string[] {
    const wrong: string[] = [];
    const named = new Set<string>();
    const stretches = new Map<string, ChromeEvent[]>();
    const flows = new Map<string, ChromeEvent[]>();
    for (const event of events) {
        const say = (what: string) => wrong.push(`${what}: ${JSON.stringify(event)}`);
        const fields = required[event.ph];
        if (fields === undefined) {
            say("another phase");
            continue;
        }
        for (const [field, type] of Object.entries(fields))
            if (typeof event[field as keyof ChromeEvent] !== type) say(`no ${field}`);
        if (!(event.ts >= 0) || !Number.isFinite(event.ts)) say("no time");
        if (!Number.isInteger(event.pid) || !Number.isInteger(event.tid)) say("no row");
        if (event.ph === "M") {
            const argument = metadata[event.name as keyof typeof metadata];
            if (argument === undefined || event.args?.[argument] === undefined) say("unknown metadata");
            if (event.name.endsWith("_name"))
                named.add(event.name === "process_name" ? String(event.pid) : rowOf(event));
        } else {
            if (!named.has(String(event.pid)) || !named.has(rowOf(event))) say("in a row without a name");
        }
        if (event.ph === "X") {
            if (!(event.dur! >= 0)) say("a negative duration");
            stretches.set(rowOf(event), [...(stretches.get(rowOf(event)) ?? []), event]);
        }
        if (event.ph === "i" && !["g", "p", "t"].includes(event.s!)) say("no scope");
        if (event.ph === "s" || event.ph === "f") {
            const key = `${event.cat} ${event.name} ${event.id}`;
            flows.set(key, [...(flows.get(key) ?? []), event]);
        }
    }
    for (const [row, list] of stretches) {
        const open: ChromeEvent[] = [];
        let before = -Infinity;
        for (const event of list) {
            // A reader sorts by time; of two that begin together the outer one must come first.
            if (begins(event) < before) wrong.push(`not in order in ${row}: ${JSON.stringify(event)}`);
            before = begins(event);
            while (open.length > 0 && ends(open.at(-1)!) <= begins(event) && ends(open.at(-1)!) < ends(event))
                open.pop();
            if (open.length > 0 && ends(event) > ends(open.at(-1)!))
                wrong.push(`not nested in ${row}: ${JSON.stringify([open.at(-1), event])}`);
            open.push(event);
        }
    }
    for (const [key, pair] of flows) {
        const [from, to] = [pair[0]!, pair[1]!];
        if (pair.length !== 2 || from.ph !== "s" || to.ph !== "f" || from.ts > to.ts)
            wrong.push(`no pair: ${key}`);
        for (const end of pair) {
            const around = stretches
                .get(rowOf(end))
                ?.some((slice) => begins(slice) <= begins(end) && ends(slice) >= begins(end));
            if (around !== true) wrong.push(`in no stretch: ${JSON.stringify(end)}`);
        }
    }
    return wrong;
}

describe("The Chrome trace", () => {
    test.each(examples.map(({ name }) => [name]))("of %s keeps to the format", (name) => {
        const events = traceOfExample(name);
        expect(faults(events)).toEqual([]);
        expect(events.filter(({ ph }) => ph === "X").length).toBeGreaterThan(0);
    });

    test("has a row for each task, in the order of the timeline, with its life and its stretches", () => {
        const events = traceOfExample("running-concurrently");
        const rows = events.filter(({ name, pid }) => name === "thread_name" && pid === 2);
        const names = rows.map(({ args }) => args?.["name"]);
        expect(names[0]).toBe("Task-1");
        expect(new Set(names).size).toBe(names.length);
        const first = events.filter(({ ph, pid, tid }) => ph === "X" && pid === 2 && tid === rows[0]!.tid);
        const [life, ...stretches] = first;
        expect(life?.cat).toBe("task");
        expect(new Set(stretches.map(({ cat }) => cat))).toEqual(new Set(["ready", "running", "suspended"]));
        const sum = stretches.reduce((total, { dur }) => total + dur!, 0);
        expect(sum).toBeCloseTo(life!.dur!, 3);
    });

    test("shows who creates, wakes and cancels whom as flows, and cancels and errors as instants", () => {
        const events = [...traceOfExample("timeout-and-shield"), ...traceOfExample("cancel-with-a-message")];
        const flows = new Set(events.filter(({ ph }) => ph === "s").map(({ name }) => name));
        expect(flows).toEqual(new Set(["creates", "wakes", "cancels"]));
        const marks = new Set(events.filter(({ cat }) => cat === "mark").map(({ name }) => name));
        expect([...marks]).toEqual(expect.arrayContaining(["cancel asked", "cancel delivered", "cancelled"]));
    });

    test("has rows for threads and what runs in the loop's iterations", () => {
        const events = traceOfExample("to-thread");
        const names = events.filter(({ name }) => name === "thread_name").map(({ args }) => args?.["name"]);
        expect(names).toContain("loop");
        expect(names.some((name) => /asyncio_0|Thread/.test(String(name)))).toBe(true);
        expect(events.some(({ cat, name }) => cat === "iteration" && name === "iteration 1")).toBe(true);
    });

    test("carries times to the nanosecond and what was printed as text", () => {
        const writer = new TraceWriter()
            .add("TaskCreated", 0.000000001, 1, 0, "main", "main", 2, 3)
            .add("TaskBegan", 0.000000002, 1, 3)
            .add("Output", 0.0000015, 1, 1, '</script>"\n', 4)
            .add("TaskFinished", 0.5, 1, 0, "None", 4);
        const { traceEvents, otherData } = traceOf(modelOf(writer.take()));
        expect(faults(traceEvents)).toEqual([]);
        expect(otherData).toEqual({ program: 'a "quoted" name' });
        expect(traceEvents.find(({ cat }) => cat === "output")).toMatchObject({
            ts: 1.5,
            args: { text: '</script>"\n', line: 4 },
        });
        const running = traceEvents.find(({ cat }) => cat === "running");
        expect(running).toMatchObject({ ts: 0.002, dur: 499999.998 });
    });

    test("of nothing is a trace without events", () => {
        expect(faults(traceOf(new RunModel()).traceEvents)).toEqual([]);
    });
});
