// Who is measured: CPython 3.13 where it is found, the native command, and WebAssembly in Node.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { findOnPath, root } from "../scripts/setup/command.mjs";
import { Problem } from "../scripts/setup/terminal.mjs";

/** @typedef {{ name: string, command: string[] }} Peer */

/** CPython first, as the others are compared with it; null in its place when it is missing. */
export function findPeers() {
    return {
        cpython: findCPython(),
        native: { name: "native", command: [join(root, "build/native/loopscope"), "run"] },
        wasm: {
            name: "wasm in Node",
            command: [process.execPath, join(root, "node/command/loopscope.mjs"), "run"],
        },
    };
}

/** CPython 3.13, with a remark when it is slower than it could be; null when it is missing. */
export function findCPython() {
    const versions = join(homedir(), ".pyenv/versions");
    const own = existsSync(versions) ? readdirSync(versions).filter((name) => /^3\.13\.\d+$/.test(name)) : [];
    const candidates = [
        findOnPath("python3.13"),
        ...own.map((name) => join(versions, name, "bin/python3.13")),
    ];
    const ask =
        "import sys, sysconfig; print('3.13' in sys.version, sysconfig.get_config_var('CONFIG_ARGS'))";
    for (const python of candidates) {
        if (!python) continue;
        const { status, stdout } = spawnSync(python, ["-c", ask], { encoding: "utf8" });
        if (status !== 0 || !stdout.startsWith("True")) continue;
        const optimised = stdout.includes("--enable-optimizations");
        return { name: "CPython 3.13", command: [python], remark: optimised ? "" : "built without PGO" };
    }
    return null;
}

/**
 * Runs a program once. Gives the seconds that it printed, and the CPU seconds of its process.
 * @param {Peer} peer @param {string} program
 */
export function measure(peer, program) {
    const command = [...peer.command, program];
    const script = 'TIMEFORMAT="%3U %3S"; time "$@"';
    const { status, stdout, stderr } = spawnSync("bash", ["-c", script, "bash", ...command], {
        encoding: "utf8",
    });
    if (status !== 0) throw new Problem(`${peer.name} could not run ${program}:\n${stderr}`);
    const [user, system] = stderr.trim().split(" ").map(Number);
    return { own: Number(stdout), process: user + system };
}

/** Seconds from the start of a process to the first thing that it prints, or to its end if it prints nothing. */
export async function secondsToOutput(command) {
    const began = performance.now();
    const child = spawn(command[0], command.slice(1), { stdio: ["ignore", "pipe", "inherit"] });
    let seconds;
    child.stdout.once("data", () => (seconds = (performance.now() - began) / 1000));
    await new Promise((resolve) => child.once("close", resolve));
    return seconds ?? (performance.now() - began) / 1000;
}
