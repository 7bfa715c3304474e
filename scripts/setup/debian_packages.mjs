// Debian packages: whatever of the system is missing is installed by apt-get when we are root, and named when not.
// A tool that is there already, from wherever it came, is left alone.
import { existsSync } from "node:fs";
import { findOnPath, run } from "./command.mjs";
import { Problem, step } from "./terminal.mjs";

// What to look for: programs by name, header files by path. The value is the Debian package that brings it.
const packageOf = {
    cmake: "cmake",
    ninja: "ninja-build",
    "g++": "g++",
    python3: "python3-minimal",
    "clang-format-19": "clang-format-19",
    "clang-tidy-19": "clang-tidy-19",
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
    if (process.getuid() !== 0) {
        throw new Problem(`Missing on this machine: ${list}. Run: sudo apt-get install ${list}`);
    }
    step(`Installing ${list} with apt-get`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const quiet = ["-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=300"];
    const failure = `apt-get could not install ${list}: see above, then run: apt-get update && apt-get install ${list}`;
    await run("apt-get", [...quiet, "update"], { env, failure });
    await run("apt-get", [...quiet, "install", "--yes", "--no-install-recommends", ...packages], {
        env,
        failure,
    });

    const stillMissing = tools.filter((tool) => !isThere(tool));
    if (stillMissing.length > 0)
        throw new Problem(`apt-get installed ${list}, but ${stillMissing} is not there.`);
}

function isThere(tool) {
    return tool.startsWith("/") ? existsSync(tool) : findOnPath(tool) !== undefined;
}
