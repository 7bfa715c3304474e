// The groups of tests that Vitest runs; vitest.config.ts says what belongs to each.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../setup/command.mjs";

/** Runs one group. Returns how many tests passed and failed; throws `Problem` with these `counts` if any failed. */
export async function runVitest(group) {
    const results = join(root, `build/vitest-${group}.json`);
    rmSync(results, { force: true });
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`];
    const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: "1" };
    try {
        await run(process.execPath, [vitest, "run", "--project", group, ...reporters], { env });
    } catch (error) {
        error.counts = countsIn(results);
        error.message = `Some tests of the group "${group}" failed: see above.`;
        throw error;
    }
    return countsIn(results);
}

function countsIn(results) {
    if (!existsSync(results)) return undefined;
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(results, "utf8"));
    return { passed, failed };
}
