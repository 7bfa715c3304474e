import { expect, test } from "vitest";
import { causeKinds } from "../trace/events";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { describeMarks } from "./describeMarks";

const cause = (kind: (typeof causeKinds)[number]) => causeKinds.indexOf(kind);

const model = new RunModel();
model.append(
    new TraceWriter()
        .add("TaskCreated", 0, 1, 0, "main", "main", 9, 1)
        .add("TaskCreated", 1, 2, 1, "worker", "work", 9, 2)
        .add("TaskWoken", 2, 2, cause("Sleep"), 7, cause("Timer"), 8)
        .add("TaskAwaitedReady", 2.5, 2, 0, 1, "main", 3)
        .add("CancelAsked", 4, 2, cause("Task"), 1)
        .add("CancelDelivered", 5, 2, 4)
        .take(),
);
const after = (task: number, count: number, most?: number) =>
    describeMarks(model, model.history.tasks[task]!, count, most);

test("a lane's marks say who is behind them, the newest first", () => {
    expect(after(1, 6)).toBe(
        "cancel delivered at 5.000 s; cancel asked by main at 4.000 s; did not suspend at 2.500 s; " +
            "woken by timer at 2.000 s; created by main at 1.000 s",
    );
    expect(after(0, 6)).toBe("created at 0.000 s");
});

test("they are those of the moment, and the earlier ones are counted", () => {
    expect(after(1, 3)).toBe("woken by timer at 2.000 s; created by main at 1.000 s");
    expect(after(1, 2)).toBe("created by main at 1.000 s");
    expect(after(1, 1)).toBe("");
    expect(after(1, 6, 1)).toBe("cancel delivered at 5.000 s; 3 earlier");
});
