// The page: Vite builds web/ into dist/. Nothing is done when nothing that goes into it has changed.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../setup/command.mjs";
import { needNodePackages } from "../setup/node_packages.mjs";
import { step } from "../setup/terminal.mjs";
import { Inputs } from "./inputs.mjs";
import { buildWasm } from "./wasm.mjs";

/** The folder that holds the built page. */
export const pageFolder = join(root, "dist");

const inputs = new Inputs("page", [
    "web",
    "wasm",
    "build/wasm/loopscope_wasm.mjs",
    "build/wasm/loopscope_wasm.wasm",
    "build/wasm/library.txt",
]);

/** Builds the WebAssembly module and the page, as far as they have changed since the last time. */
export async function buildPage() {
    await buildWasm();
    await needNodePackages();
    if (existsSync(join(pageFolder, "index.html")) && inputs.areUnchanged()) return;

    step("Building the page");
    inputs.forget();
    await run(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "web"], {
        failure: "Vite could not build the page: see above.",
    });
    inputs.remember();
}
