// The page: Vite builds web/ into dist/. Nothing is done when nothing that goes into it has changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root, run } from "../setup/command.mjs";
import { needNodePackages } from "../setup/node_packages.mjs";
import { step } from "../setup/terminal.mjs";
import { buildWasm } from "./wasm.mjs";

/** The folder that holds the built page. */
export const pageFolder = join(root, "dist");

const stamp = join(root, "build/page.inputs");

/** Builds the WebAssembly module and the page, as far as they have changed since the last time. */
export async function buildPage() {
    await buildWasm();
    await needNodePackages();
    const inputs = hashOf([
        "web",
        "wasm",
        "build/wasm/loopscope_wasm.mjs",
        "build/wasm/loopscope_wasm.wasm",
        "build/wasm/library.json",
    ]);
    if (existsSync(join(pageFolder, "index.html")) && isStamped(inputs)) return;

    step("Building the page");
    rmSync(stamp, { force: true });
    await run(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "web"], {
        failure: "Vite could not build the page: see above.",
    });
    mkdirSync(join(root, "build"), { recursive: true });
    writeFileSync(stamp, inputs);
}

function isStamped(inputs) {
    return existsSync(stamp) && readFileSync(stamp, "utf8") === inputs;
}

/** One number for the content of these files and folders, and of the versions that package-lock.json names. */
function hashOf(paths) {
    const hash = createHash("sha256");
    for (const path of ["package-lock.json", ...paths]) {
        for (const file of filesUnder(path))
            hash.update(file)
                .update("\0")
                .update(readFileSync(join(root, file)));
    }
    return hash.digest("hex");
}

function filesUnder(path) {
    const full = join(root, path);
    if (!existsSync(full)) return [];
    if (statSync(full).isFile()) return [path];
    return readdirSync(full, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .sort();
}
