// How much of the page's first visit the WebAssembly module takes: its bytes as a server sends them, packed with brotli.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { wasmFolder } from "../build/wasm.mjs";
import { Problem, step } from "../setup/terminal.mjs";

const allowedBytes = 350_000;

/** Throws `Problem` if the built module has grown over what is allowed. */
export function checkSize() {
    const module = readFileSync(join(wasmFolder, "loopscope_wasm.wasm"));
    const packed = brotliCompressSync(module, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: module.length,
        },
    });
    const bytes = (count) => count.toLocaleString("en");
    step(
        `loopscope_wasm.wasm: ${bytes(packed.length)} bytes of brotli (at most ${bytes(allowedBytes)}), ` +
            `${bytes(module.length)} unpacked`,
    );
    if (packed.length > allowedBytes) {
        throw new Problem("The WebAssembly module has grown over its limit.");
    }
}
