// For who takes the course: the tests of the exercises. In a folder of one's own, where the package is installed, the alias
// is not needed.
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
    root: import.meta.dirname,
    cacheDir: join(import.meta.dirname, "../../node_modules/.vite"),
    resolve: { alias: { "loopscope/vitest": join(import.meta.dirname, "../../lib/vitest.js") } },
    test: { environment: "node", setupFiles: ["loopscope/vitest"] },
});
