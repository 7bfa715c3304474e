// The library's texts as a host may bring them: cut off by its network, or something else in their place.
import { expect, test } from "vitest";
import { builtLibrary, openLoopscope, runToEnd } from "./sessions";

const whole = builtLibrary();

test.each([
    ["nothing", whole.subarray(0, 0)],
    ["its first half", whole.subarray(0, whole.length / 2)],
    ["the page of an error", Buffer.from("<html>\n<body>\nnot found 1e99\n\n")],
])("of a library that came as %s, programs miss what they import from the rest", async (_, texts) => {
    const loopscope = await openLoopscope(texts);
    expect(runToEnd(loopscope, "print(sum(range(10)))").stdout).toBe("45\n");
    const { stderr } = runToEnd(loopscope, "import uuid");
    expect(stderr).toMatch(/^ModuleNotFoundError: No module named 'uuid'$/m);
});
