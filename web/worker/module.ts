// The interpreter, compiled once for the page and every worker that it starts. The page asks for it, not the worker: so
// the download begins with the page's own, and a replaced worker needs none.
import url from "../../build/wasm/loopscope_wasm.wasm?url";

export async function interpreter(): Promise<WebAssembly.Module> {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    // A host that does not know the file's type keeps the browser from compiling while it loads.
    if (response.headers.get("content-type") === "application/wasm")
        return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
}
