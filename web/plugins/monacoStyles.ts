// Monaco writes its style sheets as text into <style> elements, which a policy without 'unsafe-inline' refuses. It makes
// them at one place, which gets elements of web/editor/styleElement.ts instead.
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const made = "const style = document.createElement('style');";
const ours = fileURLToPath(new URL("../editor/styleElement.ts", import.meta.url));

export function monacoStyles(): Plugin {
    return {
        name: "monaco-styles",
        transform: {
            filter: { id: /monaco-editor\/.*\/domStylesheets\.js/ },
            handler(code) {
                if (!code.includes(made)) this.error("Monaco makes its style elements elsewhere now.");
                return {
                    code: `import { styleElement } from ${JSON.stringify(ours)};\n${code.replace(made, "const style = styleElement();")}`,
                    map: null,
                };
            },
        },
    };
}
