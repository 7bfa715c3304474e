// Bundles the Node library into lib/: the package's front door, the assertions for Vitest, and what the command loads when
// a run is not a plain one. The chunks lie side by side, one folder below the root, as the sources of engine.ts do.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
    root,
    logLevel: "warn",
    build: {
        ssr: true,
        outDir: "lib",
        target: "node20",
        minify: false,
        rolldownOptions: {
            input: {
                index: "node/index.ts",
                vitest: "node/vitest/index.ts",
                command: "node/command/perform.ts",
                explore_worker: "node/command/explore_worker.ts",
            },
            output: { entryFileNames: "[name].js", chunkFileNames: "chunk-[name]-[hash].js" },
        },
    },
});
