import { expect, test } from "vitest";
import { causeKinds, waitKinds } from "../trace/events";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { readyReason } from "./causes";

const wait = (kind: (typeof waitKinds)[number]) => waitKinds.indexOf(kind);
const cause = (kind: (typeof causeKinds)[number]) => causeKinds.indexOf(kind);

function reasonOfTheOnlyHandle(trace: TraceWriter): string {
    const model = new RunModel();
    model.append(trace.take());
    const [handle] = model.end.ready.values();
    return readyReason(handle!, model, model.end.count);
}

const timeout = "Timeout._on_timeout() at asyncio/timeouts.py:90";

test("the end of a timeout reads as that, not as a callback of the library", () => {
    const trace = new TraceWriter()
        .add("TimerSet", 0, 7, 2, timeout, 1, 4, wait("Timeout"), 2, cause("Timeout"), 2)
        .add("TimerDue", 1, 7);
    expect(reasonOfTheOnlyHandle(trace)).toBe("the timeout is over");
});

test("so does that of a timeout whose deadline had passed before it began", () => {
    const trace = new TraceWriter().add(
        "HandleReady",
        0,
        7,
        timeout,
        cause("Timeout"),
        2,
        4,
        wait("Timeout"),
        2,
    );
    expect(reasonOfTheOnlyHandle(trace)).toBe("the timeout is over");
});

test("a timer of a plain callback is named by that", () => {
    const trace = new TraceWriter().add("TimerSet", 0, 7, 2, "tick() at 3", 1, 4).add("TimerDue", 1, 7);
    expect(reasonOfTheOnlyHandle(trace)).toBe("tick() at 3 is over");
});
