// The native build: libraries, the command `loopscope` and the unit tests, in build/native.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../setup/command.mjs";
import { needTools } from "../setup/debian_packages.mjs";
import { step } from "../setup/terminal.mjs";

/** Where the native build puts the command `loopscope`. */
export const nativeFolder = join(root, "build/native");

/** Builds what has changed since the last time. */
export async function buildNative() {
    await configureNative();
    step("Building the native command and the unit tests");
    await run("cmake", ["--build", "--preset", "native"], {
        failure: "The native build failed: the compiler's words are above.",
    });
}

/** Lets CMake write build/native, compile_commands.json included, if it has not. */
export async function configureNative() {
    await needTools("cmake", "ninja", "g++", "/usr/include/gtest/gtest.h");
    if (existsSync(join(nativeFolder, "build.ninja"))) return;
    step("Configuring the native build");
    await run("cmake", ["--preset", "native", "--fresh"], {
        failure: "CMake could not configure the native build: see above.",
    });
}
