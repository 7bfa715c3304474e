// How much of a first visit the page's parts take: bytes as a server sends them, packed with brotli.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { pageFolder } from "../build/page.mjs";
import { wasmFolder } from "../build/wasm.mjs";
import { Problem, step } from "../setup/terminal.mjs";

const allowedBytes = 350_000;
/** Of the page's own scripts and style sheets together, whenever they are loaded. */
const allowedPageBytes = 150_000;

/** Monaco's own files: the chunk that holds it, and its worker. */
const monacos = /^(MonacoEditor|editor\.worker|editorWebWorkerMain)-/;

/** Throws `Problem` if the built module has grown over what is allowed. */
export function checkSize() {
    const module = readFileSync(join(wasmFolder, "loopscope_wasm.wasm"));
    const packed = brotliSize(module);
    step(
        `loopscope_wasm.wasm: ${bytes(packed)} bytes of brotli (at most ${bytes(allowedBytes)}), ` +
            `${bytes(module.length)} unpacked`,
    );
    if (packed > allowedBytes) {
        throw new Problem("The WebAssembly module has grown over its limit.");
    }
}

/** Throws `Problem` if the built page's scripts and style sheets, Monaco's aside, have grown over what is allowed. */
export function checkPageSize() {
    const folder = join(pageFolder, "assets");
    const files = readdirSync(folder).filter((file) => /\.(js|css)$/.test(file) && !monacos.test(file));
    if (files.length === 0) throw new Problem("The page has no scripts: it is not built.");
    const sizes = files.map((file) => brotliSize(readFileSync(join(folder, file))));
    const sum = sizes.reduce((total, size) => total + size, 0);
    step(
        `${files.length} scripts and style sheets beside Monaco: ${bytes(sum)} bytes of brotli ` +
            `(at most ${bytes(allowedPageBytes)})`,
    );
    if (sum > allowedPageBytes)
        throw new Problem("The page's scripts and style sheets have grown over their limit.");
}

function brotliSize(content) {
    return brotliCompressSync(content, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
    }).length;
}

function bytes(count) {
    return count.toLocaleString("en");
}
