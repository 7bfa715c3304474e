// The page's Content-Security-Policy, written into the page itself: a static host sets no headers. What is not named here
// is refused, and the end-to-end tests fail when something is. Not for `npm run dev`, whose server adds scripts of its own.
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/** Of the empty text, as a policy names it. */
const nothing = `'sha256-${createHash("sha256").update("").digest("base64")}'`;

function policy(): string {
    return Object.entries({
        "default-src": ["'none'"],
        // WebAssembly is compiled, and nothing is ever evaluated.
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
        // A frame without an origin begins its worker from a script of its own (worker/makeWorker.ts).
        "worker-src": ["'self'", "blob:"],
        // An element without text is where Monaco then inserts rules by script.
        "style-src": ["'self'", nothing],
        // Monaco writes its lines as markup, with their places in style attributes: these alone may be written so.
        "style-src-attr": ["'unsafe-inline'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "object-src": ["'none'"],
    })
        .map(([name, sources]) => `${name} ${sources.join(" ")}`)
        .join("; ");
}

export function contentSecurityPolicy(): Plugin {
    return {
        name: "content-security-policy",
        apply: "build",
        transformIndexHtml: {
            order: "post",
            handler() {
                const attrs = { "http-equiv": "Content-Security-Policy", content: policy() };
                return [{ tag: "meta", attrs, injectTo: "head-prepend" }];
            },
        },
    };
}
