// `npm test`: sets up what is missing, then checks, builds and tests everything, each step under its own headline, and
// stops at the first one that fails. The last line counts: a check or a build is one, a test is one.
import { buildNode } from "./build/node.mjs";
import { buildPage } from "./build/page.mjs";
import { buildWasm } from "./build/wasm.mjs";
import { checkLayout } from "./checks/layout.mjs";
import { lint } from "./checks/lint.mjs";
import { checkPageSize, checkSize } from "./checks/size.mjs";
import { tidy } from "./checks/tidy.mjs";
import { checkTypes } from "./checks/types.mjs";
import { needTools } from "./setup/debian_packages.mjs";
import { needEmscripten } from "./setup/emscripten.mjs";
import { needNodePackages } from "./setup/node_packages.mjs";
import { main, Problem } from "./setup/terminal.mjs";
import { runTestsSanitized, runUnitTestsInCpp } from "./tests/ctest.mjs";
import { runVitest } from "./tests/vitest.mjs";

const steps = [
    ["Set-up", setUp],
    ["Layout of the sources (clang-format, Prettier)", checkLayout],
    ["ESLint", lint],
    ["clang-tidy", tidy],
    ["C++ unit tests", runUnitTestsInCpp],
    ["core/loop and sessions under AddressSanitizer and UndefinedBehaviorSanitizer", runTestsSanitized],
    ["WebAssembly module", buildWasm],
    ["Size of the WebAssembly module", checkSize],
    ["Types (tsc, svelte-check)", checkTypes],
    ["Unit tests of the page", () => runVitest("unit")],
    ["Conformance: native and WebAssembly against CPython's output", () => runVitest("conformance")],
    ["The Node library", buildNode],
    ["The Node library and the command", () => runVitest("node")],
    ["The course in examples/course", () => runVitest("course")],
    ["The page", buildPage],
    ["Size of the page", checkPageSize],
    ["End to end: the page in Chromium", () => runVitest("e2e")],
];

main(async () => {
    const began = Date.now();
    let passed = 0;
    for (const [index, [name, work]] of steps.entries()) {
        console.log(`\n━━━ ${index + 1}/${steps.length}  ${name}`);
        const oneCheck = { passed: 1, failed: 0 };
        try {
            passed += ((await work()) ?? oneCheck).passed;
        } catch (error) {
            if (!(error instanceof Problem)) throw error;
            const counts = error.counts ?? { passed: 0, failed: 1 };
            console.error(`\n✗ ${name}: ${error.message || "see above."}`);
            console.log(`${passed + counts.passed} passed, ${Math.max(1, counts.failed)} failed`);
            process.exit(1);
        }
    }
    console.log(`\n✓ Everything is well, after ${Math.round((Date.now() - began) / 1000)} s`);
    console.log(`${passed} passed, 0 failed`);
});

async function setUp() {
    await needTools("cmake", "ninja", "g++", "import shlex", "/usr/include/gtest/gtest.h");
    await needTools("clang-format-19", "clang-tidy-19", "chromium");
    await needNodePackages();
    await needEmscripten();
}
