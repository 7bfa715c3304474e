// The interpreter as the build has left it, for tests in Node.
import { readFileSync } from "node:fs";
import type { Interpreter } from "../session/protocol";

export async function builtInterpreter(): Promise<Interpreter> {
    const module = await WebAssembly.compile(built("loopscope_wasm.wasm"));
    return { module, library: built("library.txt") };
}

function built(name: string): Uint8Array<ArrayBuffer> {
    return readFileSync(new URL(`../../build/wasm/${name}`, import.meta.url));
}
