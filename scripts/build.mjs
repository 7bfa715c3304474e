// `npm run build`: sets up what is missing and builds the page into dist/.
// `npm run build -- wasm`, `node` or `native` builds that part alone.
import { buildNative } from "./build/native.mjs";
import { buildNode } from "./build/node.mjs";
import { buildPage } from "./build/page.mjs";
import { buildWasm } from "./build/wasm.mjs";
import { main, Problem } from "./setup/terminal.mjs";

const parts = { page: buildPage, wasm: buildWasm, node: buildNode, native: buildNative };

main(async () => {
    for (const name of process.argv.length > 2 ? process.argv.slice(2) : ["page"]) {
        if (!Object.hasOwn(parts, name)) {
            throw new Problem(`"${name}" is no part to build: there are ${Object.keys(parts).join(", ")}.`);
        }
        await parts[name]();
    }
});
