// The real machine behind the worker: the core, compiled to WebAssembly.
import createModule from "../../build/wasm/loopscope_wasm.mjs";
import { loadLoopscope } from "../../wasm/loopscope";
import { withinPage } from "../../wasm/session";
import type { Interpreter } from "../session/protocol";
import type { Engine } from "./engine";

/** As tracebacks name the program in the editor. */
const fileName = "snippet.py";

export async function loadEngine({ module, library }: Interpreter): Promise<Engine> {
    const loopscope = await loadLoopscope(createModule, module, library);
    return {
        open: (settings) =>
            loopscope.createSession({
                fileName,
                ...settings,
                trace: true,
                limits: withinPage(settings.limits ?? {}),
                browser: settings.clock === "real",
            }),
    };
}
