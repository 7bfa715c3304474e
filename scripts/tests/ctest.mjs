// The C++ unit tests, through ctest.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { buildNative, nativeFolder } from "../build/native.mjs";
import { run } from "../setup/command.mjs";

/** Builds the unit tests and runs them. Returns how many passed; throws `Problem` with `failed` if any did not. */
export async function runUnitTestsInCpp() {
    await buildNative();
    const results = join(nativeFolder, "unit-tests.xml");
    const options = ["--output-on-failure", "--no-tests=error", "--parallel", String(availableParallelism())];
    try {
        await run("ctest", ["--test-dir", nativeFolder, ...options, "--output-junit", results]);
    } catch (error) {
        error.counts = countsIn(results);
        error.message = "Some C++ unit tests failed: see above.";
        throw error;
    }
    return countsIn(results);
}

function countsIn(results) {
    const text = readFileSync(results, "utf8");
    const count = (name) => Number(text.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
    const failed = count("failures");
    return { passed: count("tests") - failed - count("skipped") - count("disabled"), failed };
}
