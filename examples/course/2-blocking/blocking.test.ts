import { expect, test } from "vitest";
import { runProgram } from "../program";

test("lets the clock tick while the report is made", async () => {
    const run = await runProgram(import.meta.dirname);
    expect(run).toPrint(["tick", "tick", "tick", "tick", "tick", "tick", "report"]);
});

test("never keeps the loop for longer than 0.1 s", async () => {
    expect(await runProgram(import.meta.dirname)).toNeverBlockLongerThan(0.1);
});
