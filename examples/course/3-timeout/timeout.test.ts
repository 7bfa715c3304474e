import { expect, test } from "vitest";
import { runProgram } from "../program";

test("closes the file and gives up", async () => {
    expect(await runProgram(import.meta.dirname)).toPrint(["open", "close", "gave up"]);
});

test("lets the timeout cancel the job", async () => {
    expect(await runProgram(import.meta.dirname)).toHaveCancelled("job");
});

test("is over after one second", async () => {
    expect(await runProgram(import.meta.dirname)).toTakeVirtually(1);
});
