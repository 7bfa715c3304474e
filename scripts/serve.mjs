// A server for a folder of static files, on this machine alone (127.0.0.1): what `npm start` and the end-to-end test
// open. It reads each file afresh, and the browser asks again each time, except for what lies in assets/: there Vite
// puts a hash into every name.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { Problem } from "./setup/terminal.mjs";

const typeOf = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".py": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
};

/**
 * Serves `folder` at http://127.0.0.1:`port` (0: a free one). Resolves to `{ url, close() }` once it answers; throws
 * `Problem` if the port is taken.
 */
export function serve(folder, port) {
    const server = createServer((request, response) => answer(folder, request, response));
    return new Promise((resolve, reject) => {
        server.on("error", (error) => reject(listenProblem(error, port)));
        server.listen(port, "127.0.0.1", () =>
            resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => stop(server) }),
        );
    });
}

/** The port that the environment variable PORT names, or 4173. */
export function wantedPort() {
    const text = process.env.PORT || "4173";
    const port = Number(text);
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
        throw new Problem(`PORT is "${text}": it must be a number from 0 to 65535.`);
    }
    return port;
}

function answer(folder, request, response) {
    if (request.method !== "GET" && request.method !== "HEAD")
        return end(response, 405, "Only GET and HEAD.");
    const file = fileFor(folder, request.url);
    if (!file) return end(response, 404, "There is no such file here.");

    const { size, mtimeMs } = statSync(file);
    const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
    const hashed = file.startsWith(join(folder, "assets") + sep);
    response.setHeader("Content-Type", typeOf[extname(file)] ?? "application/octet-stream");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    response.setHeader("ETag", tag);
    if (request.headers["if-none-match"] === tag) return response.writeHead(304).end();

    response.writeHead(200, { "Content-Length": size });
    if (request.method === "HEAD") return response.end();
    createReadStream(file)
        .on("error", () => response.destroy())
        .pipe(response);
}

/** The file that a URL names, or undefined: nothing outside the folder has a name. */
function fileFor(folder, url) {
    let path;
    try {
        path = decodeURIComponent(new URL(url, "http://127.0.0.1").pathname);
    } catch {
        return undefined;
    }
    const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
    const inside = file.startsWith(normalize(folder) + sep) && !file.includes("\0");
    return inside && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function end(response, status, sentence) {
    response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${sentence}\n`);
}

function stop(server) {
    return new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
    });
}

function listenProblem(error, port) {
    return error.code === "EADDRINUSE"
        ? new Problem(`Port ${port} is taken: stop what listens there, or set PORT to another number.`)
        : new Problem(`The page cannot be served on port ${port}: ${error.message}.`);
}
