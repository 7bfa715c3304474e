// `npm run bench`: builds the native command and the WebAssembly module, then runs the measurements in bench/; with
// `--loop` those of the C++ loop alone, which need neither.
import { join } from "node:path";
import { buildLoopBench } from "./build/loop_bench.mjs";
import { buildNative } from "./build/native.mjs";
import { buildWasm } from "./build/wasm.mjs";
import { root, run } from "./setup/command.mjs";
import { main, step } from "./setup/terminal.mjs";

main(async () => {
    const words = process.argv.slice(2);
    const onlyLoop = words.includes("--loop");
    if (onlyLoop) {
        await buildLoopBench();
    } else {
        await buildNative();
        await buildWasm();
    }
    step("Measuring");
    await run(process.execPath, [join(root, onlyLoop ? "bench/loop/main.mjs" : "bench/main.mjs"), ...words]);
});
