// Debian packages: whatever of the system is missing is installed by apt-get when we are root, and named when not.
// A tool that is there already, from wherever it came, is left alone.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findOnPath, output, statusDescriptor } from "./command.mjs";
import { Problem, progress, step } from "./terminal.mjs";

// What to look for: programs by name, header files by path, Python's modules by an import. The value is the Debian
// package that brings it.
const packageOf = {
    cmake: "cmake",
    ninja: "ninja-build",
    "g++": "g++",
    "import shlex": "python3", // Not in python3-minimal, and Emscripten needs it.
    "clang-format-19": "clang-format-19",
    "clang-tidy-19": "clang-tidy-19",
    "clang++-19": "clang-19",
    "/usr/lib/llvm-19/lib/clang/19/lib/linux": "libclang-rt-19-dev",
    chromium: "chromium",
    "/usr/include/gtest/gtest.h": "libgtest-dev",
};

/** Sees to it that `tools` (names from the table above) are there. Throws `Problem` with the line to run if not. */
export async function needTools(...tools) {
    const packages = tools.filter((tool) => !isThere(tool)).map((tool) => packageOf[tool]);
    if (packages.length === 0) return;

    const list = packages.join(" ");
    if (!findOnPath("apt-get")) {
        throw new Problem(
            `Missing on this machine: ${list} (names of Debian packages). Install them and try again.`,
        );
    }
    if (process.getuid?.() !== 0) {
        throw new Problem(`Missing on this machine: ${list}. Run: sudo apt-get install ${list}`);
    }
    const what = `Installing ${list} with apt-get`;
    step(what);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const options = ["--yes", "-o", "DPkg::Lock::Timeout=300", "-o", `APT::Status-Fd=${statusDescriptor}`];
    const failure = `apt-get could not install ${list}: see above, then run: apt-get update && apt-get install ${list}`;
    await output("apt-get", [...options, "update"], { env, failure });
    await output("apt-get", [...options, "install", "--no-install-recommends", ...packages], {
        env,
        failure,
        onStatus: (line) => showAptProgress(what, line),
    });

    const stillMissing = tools.filter((tool) => !isThere(tool));
    if (stillMissing.length > 0)
        throw new Problem(`apt-get installed ${list}, but ${stillMissing} is not there.`);
}

/** Shows the percentage if `line`, from apt-get with -o APT::Status-Fd, tells one. */
export function showAptProgress(what, line) {
    const percent = line.match(/^(?:dl|pm)status:[^:]*:([\d.]+):/)?.[1];
    if (percent) progress(what, Number(percent) / 100);
}

function isThere(tool) {
    if (tool.startsWith("/")) return existsSync(tool);
    if (tool.startsWith("import ")) return spawnSync("python3", ["-c", tool]).status === 0;
    return findOnPath(tool) !== undefined;
}
