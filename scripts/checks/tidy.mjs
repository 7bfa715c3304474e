// clang-tidy on the C++ sources, several at a time. A source that was clean is not looked at again until it, a header
// of the house that it includes, or .clang-tidy changes.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { configureNative, nativeFolder } from "../build/native.mjs";
import { output, root } from "../setup/command.mjs";
import { needTools } from "../setup/debian_packages.mjs";
import { Problem, progress } from "../setup/terminal.mjs";
import { cppFiles } from "./files.mjs";

const clean = join(root, "build/tidy");

/** Throws `Problem` if clang-tidy has anything to say about a source of core/ or wasm/. */
export async function tidy() {
    await needTools("clang-tidy-19");
    await configureNative();
    await output("cmake", ["--preset", "native"]); // Sources may have come since.
    mkdirSync(clean, { recursive: true });

    const sources = compiledSources().map((source) => ({ source, stamp: join(clean, hashOf(source)) }));
    const waiting = sources.filter(({ stamp }) => !existsSync(stamp));
    const complaints = [];
    let done = 0;
    const total = waiting.length;
    const worker = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
            const complaint = await complaintAbout(next.source);
            if (complaint) complaints.push(complaint);
            else writeFileSync(next.stamp, "");
            progress("clang-tidy", ++done / total);
        }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));

    if (complaints.length > 0) {
        console.error(complaints.join("\n"));
        throw new Problem("clang-tidy found mistakes: see above.");
    }
}

/** The sources that the native build compiles: clang-tidy needs to know how. */
function compiledSources() {
    const commands = JSON.parse(readFileSync(join(nativeFolder, "compile_commands.json"), "utf8"));
    const compiled = new Set(commands.map(({ file }) => file));
    return cppFiles("core", "wasm").filter((source) => compiled.has(join(root, source)));
}

async function complaintAbout(source) {
    let text = "";
    try {
        await output("clang-tidy-19", ["--quiet", "-p", nativeFolder, source], {
            onLine: (line) => (text += `${line}\n`),
        });
        return undefined;
    } catch (error) {
        return text || error.message;
    }
}

/** One number for everything that clang-tidy's opinion of a source depends on. */
function hashOf(source) {
    const hash = createHash("sha256").update(readFileSync(join(root, ".clang-tidy")));
    for (const file of withIncludes(source)) hash.update(file).update(readFileSync(join(root, file)));
    return hash.digest("hex");
}

/** A source and the headers of the house that it reaches; they are all included by their path from core/. */
function withIncludes(source, reached = new Set()) {
    reached.add(source);
    for (const [, path] of readFileSync(join(root, source), "utf8").matchAll(/^#include "(.+)"/gm)) {
        const header = join("core", path);
        if (!reached.has(header) && existsSync(join(root, header))) withIncludes(header, reached);
    }
    return reached;
}
