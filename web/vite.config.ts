// Builds the page into dist/. Paths are relative, so that it works from any folder of any static host.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

/** Lets the browser fetch what boot.ts asks for next while it still reads the page. */
function preloadFirstRun(): Plugin {
    return {
        name: "preload-first-run",
        transformIndexHtml: {
            order: "post",
            handler(_html, { bundle }) {
                const files = Object.values(bundle ?? {});
                const main = files.find((file) => file.type === "chunk" && file.name === "main");
                if (main?.type !== "chunk") return [];
                const styles = [...(main.viteMetadata?.importedCss ?? [])];
                return [
                    link({ rel: "modulepreload", href: `./${main.fileName}` }),
                    ...styles.map((file) => link({ rel: "stylesheet", href: `./${file}` })),
                    ...files
                        .filter((file) => /\.(wasm|json)$/.test(file.fileName))
                        .map((file) => link({ rel: "preload", as: "fetch", href: `./${file.fileName}` })),
                ];
            },
        },
    };
}

function link(attributes: Record<string, string>) {
    return { tag: "link", attrs: { crossorigin: true, ...attributes }, injectTo: "head" as const };
}

export default defineConfig({
    root: fileURLToPath(new URL(".", import.meta.url)),
    base: "./",
    plugins: [svelte({ configFile: false }), preloadFirstRun()],
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
