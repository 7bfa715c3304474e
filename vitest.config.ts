// The four groups of tests that Vitest runs: `vitest run --project unit` runs one of them.
// unit: the page's own modules. node: the Node host and the command. conformance: the same programs on the native
// build and on wasm. e2e: the built page in a real browser.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
    test: {
        projects: [
            {
                plugins: [svelte({ configFile: false })],
                test: {
                    name: "unit",
                    environment: "node",
                    include: ["web/**/*.test.ts", "wasm/**/*.test.ts"],
                },
            },
            { test: { name: "node", environment: "node", include: ["tests/node/**/*.test.ts"] } },
            {
                test: {
                    name: "conformance",
                    environment: "node",
                    include: ["tests/conformance/**/*.test.ts"],
                    testTimeout: 30_000,
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
