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
