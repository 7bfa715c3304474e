// Writes the service worker beside the built page: web/offline/serviceWorker.js, with what it must keep in front of it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const source = fileURLToPath(new URL("../offline/serviceWorker.js", import.meta.url));
const written = "service-worker.js";

export function offline(): Plugin {
    let folder = "";
    return {
        name: "offline",
        apply: "build",
        configResolved({ root, build }) {
            folder = resolve(root, build.outDir);
        },
        writeBundle: { order: "post", sequential: true, handler: () => writeServiceWorker(folder) },
    };
}

/** Everything in the folder is kept, and the version is its content. */
export function writeServiceWorker(folder: string): void {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== written)
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((file) => [addressOf(relative(folder, file)), integrityOf(readFileSync(file))]);
    const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
    const build = JSON.stringify({ version, files });
    writeFileSync(join(folder, written), `const build = ${build};\n${readFileSync(source, "utf8")}`);
}

/** Relative to the page, which is the folder itself: some hosts send whoever asks for index.html there. */
function addressOf(path: string): string {
    return path === "index.html" ? "./" : path.split(sep).join("/");
}

function integrityOf(content: Buffer): string {
    return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}
