// The native builds: libraries, the command `loopscope` and the tests in build/native; the tests of core/loop and of sessions
// once more, with AddressSanitizer and UndefinedBehaviorSanitizer, in build/native-debug.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../setup/command.mjs";
import { needTools } from "../setup/debian_packages.mjs";
import { step } from "../setup/terminal.mjs";

/** Where the native build puts the command `loopscope`. */
export const nativeFolder = join(root, "build/native");

/** Where the build with sanitizers puts its tests. */
export const sanitizedFolder = join(root, "build/native-debug");

/** Builds what has changed since the last time. */
export async function buildNative() {
    await configureNative();
    step("Building the native command and the unit tests");
    await run("cmake", ["--build", "--preset", "native"], {
        failure: "The native build failed: the compiler's words are above.",
    });
}

/** Builds what has changed of the tests of core/loop and of sessions, and of the examples, with sanitizers. */
export async function buildSanitized() {
    await configure("native-debug", sanitizedFolder);
    step("Building the tests of core/loop and of sessions, and the examples, with sanitizers");
    const targets = ["loop_test", "loop_model", "examples", "session_test"];
    await run("cmake", ["--build", "--preset", "native-debug", "--target", ...targets], {
        failure: "The build with sanitizers failed: the compiler's words are above.",
    });
}

/** Builds what has changed of the target that runs tests/fuzz/misuse, with sanitizers. */
export async function buildMisuse() {
    await configure("native-debug", sanitizedFolder);
    step("Building the misuse target with sanitizers");
    await run("cmake", ["--build", "--preset", "native-debug", "--target", "fuzz_misuse"], {
        failure: "The build with sanitizers failed: the compiler's words are above.",
    });
}

/** Lets CMake write build/native, compile_commands.json included, if it has not. */
export async function configureNative() {
    await configure("native", nativeFolder);
}

async function configure(preset, folder) {
    await needTools("cmake", "ninja", "g++", "/usr/include/gtest/gtest.h");
    if (existsSync(join(folder, "build.ninja"))) return;
    step("Configuring the native build");
    await run("cmake", ["--preset", preset, "--fresh"], {
        failure: "CMake could not configure the native build: see above.",
    });
}
