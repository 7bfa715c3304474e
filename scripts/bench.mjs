// `npm run bench`: builds the native command and the WebAssembly module, then runs the measurements in bench/.
import { join } from "node:path";
import { buildNative } from "./build/native.mjs";
import { buildWasm } from "./build/wasm.mjs";
import { root, run } from "./setup/command.mjs";
import { main, step } from "./setup/terminal.mjs";

main(async () => {
    await buildNative();
    await buildWasm();
    step("Measuring");
    await run(process.execPath, [join(root, "bench/main.mjs"), ...process.argv.slice(2)]);
});
