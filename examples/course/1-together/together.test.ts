import { expect, test } from "vitest";
import { runProgram } from "../program";

test("prints the answers in their order", async () => {
    const run = await runProgram(import.meta.dirname);
    expect(run).toPrint(["answer of red", "answer of green", "answer of blue"]);
});

test("takes one second", async () => {
    expect(await runProgram(import.meta.dirname)).toTakeVirtually(1);
});
