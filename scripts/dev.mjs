// `npm run dev`: sets up what is missing, builds the WebAssembly module and starts Vite, which shows each change of the
// page at once. After a change in C++, `npm run build -- wasm` in another terminal is enough.
import { join } from "node:path";
import { buildWasm } from "./build/wasm.mjs";
import { wantedPort } from "./serve.mjs";
import { root, run } from "./setup/command.mjs";
import { main, step } from "./setup/terminal.mjs";

main(async () => {
    const port = wantedPort();
    await buildWasm();
    step("Starting Vite");
    const vite = join(root, "node_modules/vite/bin/vite.js");
    await run(process.execPath, [vite, "web", "--host", "127.0.0.1", "--port", String(port)]);
});
