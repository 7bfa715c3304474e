// What the tests of the course run: the exercise in a test's folder, or its solution when COURSE=solution is set.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run, type Run } from "loopscope/vitest";

const name = process.env.COURSE === "solution" ? "solution.py" : "exercise.py";

/** Runs it in virtual time; one that never ends is ended after a minute of that. */
export function runProgram(folder: string): Promise<Run> {
    return run(readFileSync(join(folder, name)), { fileName: name, until: 60 });
}
