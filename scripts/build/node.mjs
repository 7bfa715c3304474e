// The Node library: Vite bundles node/ into lib/, and TypeScript writes its declarations there. Nothing is done when
// nothing that goes into it has changed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../setup/command.mjs";
import { needNodePackages } from "../setup/node_packages.mjs";
import { step } from "../setup/terminal.mjs";
import { Inputs } from "./inputs.mjs";
import { buildWasm } from "./wasm.mjs";

/** The folder that holds the built library. */
export const libraryFolder = join(root, "lib");

const inputs = new Inputs("node", [
    "node",
    "wasm",
    "web/trace",
    "web/story",
    "web/doctor",
    "web/share",
    "scripts/build/node.mjs",
]);

/** Builds the WebAssembly module and the library, as far as they have changed since the last time. */
export async function buildNode() {
    await buildWasm();
    await needNodePackages();
    if (existsSync(join(libraryFolder, "index.js")) && inputs.areUnchanged()) return;

    step("Building the Node library");
    inputs.forget();
    rmSync(libraryFolder, { recursive: true, force: true });
    mkdirSync(libraryFolder, { recursive: true });
    const tool = (path) => join(root, "node_modules", path);
    await run(process.execPath, [tool("vite/bin/vite.js"), "build", "--config", "node/vite.config.ts"], {
        failure: "Vite could not build the Node library: see above.",
    });
    await run(process.execPath, [tool("typescript/bin/tsc"), "--project", "node/tsconfig.build.json"], {
        failure: "The declarations of the Node library could not be written: see above.",
    });
    addEndings(join(libraryFolder, "types"));
    inputs.remember();
}

/** Node's own way to look for modules wants the ending in every path, which a bundler's does not. */
function addEndings(folder) {
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
        if (!entry.name.endsWith(".d.ts")) continue;
        const file = join(entry.parentPath, entry.name);
        const text = readFileSync(file, "utf8");
        writeFileSync(file, text.replace(/((?:from|import\()\s*")(\.{1,2}\/[^"]+?)(?:\.js)?"/g, '$1$2.js"'));
    }
}
