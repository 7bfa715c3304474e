// Lets the browser fetch what boot.ts asks for next while it still reads the page.
import type { Plugin } from "vite";

export function preloadFirstRun(): Plugin {
    return {
        name: "preload-first-run",
        transformIndexHtml: {
            order: "post",
            handler(_html, { bundle }) {
                const files = Object.values(bundle ?? {});
                const main = files.find((file) => file.type === "chunk" && file.name === "main");
                if (main?.type !== "chunk") return [];
                const scripts = files.filter(
                    (file) => file === main || (main.imports.includes(file.fileName) && !isEntry(file)),
                );
                const styles = [...(main.viteMetadata?.importedCss ?? [])];
                return [
                    ...scripts.map((file) => link({ rel: "modulepreload", href: `./${file.fileName}` })),
                    ...styles.map((file) => link({ rel: "stylesheet", href: `./${file}` })),
                    ...files
                        .filter((file) => /\.(wasm|json)$/.test(file.fileName))
                        .map((file) => link({ rel: "preload", as: "fetch", href: `./${file.fileName}` })),
                ];
            },
        },
    };
}

const isEntry = (file: { type: string; isEntry?: boolean }) => file.type === "chunk" && file.isEntry;

function link(attributes: Record<string, string>) {
    return { tag: "link", attrs: { crossorigin: true, ...attributes }, injectTo: "head" as const };
}
