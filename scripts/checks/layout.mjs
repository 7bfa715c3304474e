// The layout of the sources: clang-format's for C++, Prettier's for the rest. Checked by `npm test`, brought about by
// `npm run format`.
import { join } from "node:path";
import { root, run } from "../setup/command.mjs";
import { needTools } from "../setup/debian_packages.mjs";
import { cppFiles } from "./files.mjs";

const prettier = join(root, "node_modules/prettier/bin/prettier.cjs");
const failure = "Some files are not laid out as they should be: run npm run format.";

/** Throws `Problem` if a file is laid out differently. */
export async function checkLayout() {
    await clangFormat("--dry-run", "-Werror");
    await run(process.execPath, [prettier, "--check", "--log-level=warn", "."], { failure });
}

/** Lays out all files. */
export async function layOut() {
    await clangFormat("-i");
    await run(process.execPath, [prettier, "--write", "--log-level=warn", "."]);
}

async function clangFormat(...options) {
    await needTools("clang-format-19");
    await run("clang-format-19", [...options, ...cppFiles("core", "wasm", "tests", "bench", "examples")], {
        failure,
    });
}
