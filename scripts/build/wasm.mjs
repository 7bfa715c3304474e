// The WebAssembly build: build/wasm/loopscope_wasm.{mjs,wasm,d.ts}.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findOnPath, root, run } from "../setup/command.mjs";
import { needTools } from "../setup/debian_packages.mjs";
import { needEmscripten } from "../setup/emscripten.mjs";
import { needNodePackages } from "../setup/node_packages.mjs";
import { step } from "../setup/terminal.mjs";

/** Where the WebAssembly build puts the module. */
export const wasmFolder = join(root, "build/wasm");

/** Builds what has changed since the last time. */
export async function buildWasm() {
    await needTools("cmake", "ninja", "import shlex");
    await needNodePackages();
    const env = await needEmscripten();
    if (!isConfiguredFor(env)) {
        step("Configuring the WebAssembly build");
        await run("emcmake", ["cmake", "--preset", "wasm", "--fresh"], {
            env,
            failure: "CMake could not configure the WebAssembly build: see above.",
        });
    }
    step("Building the WebAssembly module");
    await run("cmake", ["--build", "--preset", "wasm"], {
        env,
        failure: "The WebAssembly build failed: the compiler's words are above.",
    });
}

function isConfiguredFor(env) {
    const cache = join(wasmFolder, "CMakeCache.txt");
    return (
        existsSync(join(wasmFolder, "build.ninja")) &&
        readFileSync(cache, "utf8").includes(`${dirname(findOnPath("emcc", env.PATH))}/`)
    );
}
