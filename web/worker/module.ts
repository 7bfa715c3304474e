// The interpreter: the module, compiled once for the page and every worker that it starts, and the library that is
// written in the language. The page asks for them, not the worker: so the downloads begin with the page's own, and a
// replaced worker needs none.
import libraryUrl from "../../build/wasm/library.txt?url";
import moduleUrl from "../../build/wasm/loopscope_wasm.wasm?url";
import type { Interpreter } from "../session/protocol";

export async function interpreter(): Promise<Interpreter> {
    const [module, library] = await Promise.all([compiledModule(), libraryTexts()]);
    return { module, library };
}

async function compiledModule(): Promise<WebAssembly.Module> {
    const response = await get(moduleUrl);
    // A host that does not know the file's type keeps the browser from compiling while it loads.
    if (response.headers.get("content-type") === "application/wasm")
        return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
}

async function libraryTexts(): Promise<Uint8Array> {
    return new Uint8Array(await (await get(libraryUrl)).arrayBuffer());
}

async function get(url: string): Promise<Response> {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return response;
}
