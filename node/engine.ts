// The WebAssembly module in Node: compiled once for a process, when the first session asks for it.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loadLoopscope, type CreateModule, type Loopscope } from "../wasm/loopscope";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../build/wasm");

let engine: Promise<Loopscope> | undefined;

/** The engine that all sessions share, who know nothing of each other. */
export function openEngine(): Promise<Loopscope> {
    return (engine ??= load());
}

/** Lets go of an engine that has crashed: the next session gets a new one. */
export function dropEngine(): void {
    engine = undefined;
}

async function load(): Promise<Loopscope> {
    const script = join(folder, "loopscope_wasm.mjs");
    if (!existsSync(script)) throw new Error("The WebAssembly module is missing: run `npm run build` first.");
    const read = (name: string) => readFileSync(join(folder, name));
    const { default: createModule } = (await import(/* @vite-ignore */ pathToFileURL(script).href)) as {
        default: CreateModule;
    };
    const module = await WebAssembly.compile(read("loopscope_wasm.wasm"));
    return loadLoopscope(createModule, module, read("library.txt"));
}
