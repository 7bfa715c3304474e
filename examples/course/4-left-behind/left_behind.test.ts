import { expect, test } from "vitest";
import { runProgram } from "../program";

test("delivers both letters before it says goodbye", async () => {
    const run = await runProgram(import.meta.dirname);
    expect(run).toPrint(/first has arrived\nsecond has arrived\ngoodbye\n/);
    expect(run).toFinishBefore("second", "Task-1");
});

test("leaves no task behind", async () => {
    expect(await runProgram(import.meta.dirname)).toLeaveNoTaskBehind();
});
