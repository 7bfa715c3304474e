// The groups of tests that Vitest runs: `vitest run --project unit` runs one of them.
// unit: the page's own modules. node: the Node library and the command. course: the solutions in
// examples/course, by the library as it is built. conformance: the same programs on the native
// build and on wasm. e2e: the built page in a real browser.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Long enough for a busy machine: no test fails for being slow. */
const testTimeout = 30_000;

export default defineConfig({
    test: {
        projects: [
            {
                plugins: [svelte({ configFile: false })],
                test: {
                    name: "unit",
                    environment: "node",
                    include: ["web/**/*.test.ts", "wasm/**/*.test.ts"],
                    testTimeout,
                },
            },
            {
                test: {
                    name: "node",
                    environment: "node",
                    include: ["tests/node/**/*.test.ts"],
                    testTimeout,
                },
            },
            {
                resolve: { alias: { "loopscope/vitest": join(import.meta.dirname, "lib/vitest.js") } },
                test: {
                    name: "course",
                    environment: "node",
                    include: ["examples/course/**/*.test.ts"],
                    setupFiles: ["loopscope/vitest"],
                    env: { COURSE: "solution" },
                    testTimeout,
                },
            },
            {
                test: {
                    name: "conformance",
                    environment: "node",
                    include: ["tests/conformance/**/*.test.ts"],
                    testTimeout,
                },
            },
            {
                test: {
                    name: "e2e",
                    environment: "node",
                    include: ["tests/e2e/**/*.test.ts"],
                    fileParallelism: false,
                    testTimeout: 60_000,
                    hookTimeout: 60_000,
                },
            },
        ],
    },
});
