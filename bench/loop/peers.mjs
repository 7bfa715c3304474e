// Who takes part in the table of the loop: this library, the floor, and the peers that are on this machine.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findOnPath, root } from "../../scripts/setup/command.mjs";
import { Problem } from "../../scripts/setup/terminal.mjs";
import { findCPython } from "../peers.mjs";

const native = (name) => [join(root, "build/bench", name)];
const wasm = (name) => [process.execPath, join(root, "build/wasm-bench", `${name}.cjs`)];
const script = (name) => join(root, "bench/loop/peers", name);

/** The row of a task switch that is compared with the same library built without the trace. */
export const tracedRow = "switch_least";

/**
 * All that are measured, and for each peer that is missing a line that says what it needs.
 * `kind` is "native" or "wasm" for this library and its floor; "peer" for the others.
 */
export function findAll() {
    const found = [
        { id: "native", title: "Loopscope", kind: "native", command: native("loop_bench") },
        {
            id: "native_untraced",
            kind: "native",
            command: native("loop_bench_without_trace"),
            only: tracedRow,
        },
        { id: "native_floor", title: "floor", kind: "native", command: native("floor_bench") },
        { id: "wasm", title: "Loopscope", kind: "wasm", command: wasm("loop_bench") },
        { id: "wasm_untraced", kind: "wasm", command: wasm("loop_bench_without_trace"), only: tracedRow },
        { id: "wasm_floor", title: "floor", kind: "wasm", command: wasm("floor_bench") },
    ];
    const missing = [];
    const peer = (id, title, command, isThere, wants) =>
        isThere
            ? found.push({ id, title, kind: "peer", command })
            : missing.push(`${title} is not on this machine and is left out: ${wants}.`);

    const debian = (name) => `its Debian package is ${name}`;
    peer("asio", "Asio", native("asio_bench"), existsSync(native("asio_bench")[0]), debian("libasio-dev"));
    peer("libuv", "libuv", native("libuv_bench"), existsSync(native("libuv_bench")[0]), debian("libuv1-dev"));
    const cpython = findCPython()?.command;
    const asyncio = script("asyncio_bench.py");
    peer("cpython", "CPython", [...(cpython ?? []), asyncio], cpython, "put python3.13 on PATH");
    const uvloop = findUvloop([cpython?.[0], findOnPath("python3"), "/usr/bin/python3"]);
    const needed = `no python3 here imports it, ${debian("python3-uvloop")}`;
    peer("uvloop", uvloop?.title ?? "uvloop", [uvloop?.python, asyncio, "--uvloop"], uvloop, needed);
    found.push({
        id: "node",
        title: `Node ${process.versions.node.split(".")[0]}`,
        kind: "peer",
        command: [process.execPath, "--expose-gc", script("node_bench.mjs")],
    });
    return { found, missing };
}

/** The first of these Pythons that imports uvloop, and a title with its version; undefined when none does. */
function findUvloop(pythons) {
    const ask = "import sys, uvloop; from asyncio import Runner; print('%d.%d' % sys.version_info[:2])";
    for (const python of pythons.filter(Boolean)) {
        const { status, stdout } = spawnSync(python, ["-c", ask], { encoding: "utf8" });
        if (status === 0) return { python, title: `uvloop/${stdout.trim()}` };
    }
}

/** Has `peer` measure one row. Returns its number, or null when it does not have that row. */
export function measureRow(peer, row) {
    const [program, ...words] = peer.command;
    const { status, stdout, stderr } = spawnSync(program, [...words, row], { encoding: "utf8" });
    if (status !== 0) throw new Problem(`${peer.id} could not measure ${row}:\n${stderr}`);
    return stdout === "" ? null : Number(stdout.split(" ")[1]);
}
