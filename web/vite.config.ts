// Builds the page into dist/. Paths are relative, so that it works from any folder of any static host.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { preloadFirstRun } from "./plugins/firstRun";
import { monacoStyles } from "./plugins/monacoStyles";
import { offline } from "./plugins/offline";
import { contentSecurityPolicy } from "./plugins/policy";

export default defineConfig({
    root: fileURLToPath(new URL(".", import.meta.url)),
    base: "./",
    plugins: [
        svelte({ configFile: false }),
        monacoStyles(),
        preloadFirstRun(),
        contentSecurityPolicy(),
        offline(),
    ],
    worker: { format: "es" },
    build: {
        outDir: "../dist",
        emptyOutDir: true,
        target: "es2023",
        // Monaco is one large piece by nature and comes late.
        chunkSizeWarningLimit: 4000,
        assetsInlineLimit: 0,
    },
});
