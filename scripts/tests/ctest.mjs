// The C++ tests, through ctest: all of them as they are, and those of core/loop and of sessions once more under sanitizers.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { buildNative, buildSanitized, nativeFolder, sanitizedFolder } from "../build/native.mjs";
import { run } from "../setup/command.mjs";

/** Builds the C++ tests and runs them. Returns how many passed; throws `Problem` with `failed` if any did not. */
export async function runUnitTestsInCpp() {
    await buildNative();
    return ctest(nativeFolder, [], "Some C++ unit tests failed: see above.");
}

/**
 * The same for core/loop's unit tests, its model test, the examples and the tests of sessions, in which whole programs run:
 * wrong memory access, undefined behaviour and leaks fail the test that they happen in.
 */
export async function runTestsSanitized() {
    await buildSanitized();
    return ctest(
        sanitizedFolder,
        ["--tests-regex", "^(loop|model|example|session)\\."],
        "A test of core/loop or of sessions failed under AddressSanitizer or UndefinedBehaviorSanitizer: its report is above.",
    );
}

async function ctest(folder, selection, failure) {
    const results = join(folder, "unit-tests.xml");
    const options = ["--output-on-failure", "--no-tests=error", "--parallel", String(availableParallelism())];
    const env = { ...process.env, ASAN_OPTIONS: "detect_leaks=1", UBSAN_OPTIONS: "print_stacktrace=1" };
    try {
        await run("ctest", ["--test-dir", folder, ...selection, ...options, "--output-junit", results], {
            env,
        });
    } catch (error) {
        error.counts = countsIn(results);
        error.message = failure;
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
