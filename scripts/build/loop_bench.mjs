// The benchmark of the loop: build/bench natively, build/wasm-bench under Emscripten, both optimised as a program that
// uses the library is.
import { needTools } from "../setup/debian_packages.mjs";
import { needEmscripten } from "../setup/emscripten.mjs";
import { run } from "../setup/command.mjs";
import { step } from "../setup/terminal.mjs";

const failure = "The loop's benchmark could not be built: see above.";

/** Builds what has changed since the last time. Asks CMake each time, as peers may have been installed meanwhile. */
export async function buildLoopBench() {
    await needTools("cmake", "ninja", "g++", "import shlex");
    step("Building the loop's benchmark");
    await build("build/bench", "cmake", process.env);
    step("Building the loop's benchmark as WebAssembly");
    const env = await needEmscripten();
    await build("build/wasm-bench", "emcmake", env);
}

async function build(folder, configure, env) {
    const command = ["-S", "bench/loop", "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release"];
    await run(configure, configure === "emcmake" ? ["cmake", ...command] : command, { env, failure });
    await run("cmake", ["--build", folder], { env, failure });
}
