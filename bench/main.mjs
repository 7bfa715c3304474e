// The measurements of `npm run bench`: how the native command and WebAssembly in Node compare with CPython 3.13 on the
// programs of this folder. Every number is a median over rounds in which all take turns.
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../scripts/setup/command.mjs";
import { main, Problem, progress } from "../scripts/setup/terminal.mjs";
import { findPeers, measure, secondsToOutput } from "./peers.mjs";
import { median } from "./statistics.mjs";

const folder = join(root, "bench/programs");

main(async () => {
    const words = process.argv.slice(2);
    const rounds = words[0] === "--rounds" ? Number(words[1]) : 5;
    if (!Number.isInteger(rounds) || rounds < 1) throw new Problem("--rounds wants a whole number from 1.");

    const { cpython, native, wasm } = findPeers();
    if (!cpython) console.log("CPython 3.13 is not on this machine: no ratios.");
    else if (cpython.remark) console.log(`${cpython.name} here: ${cpython.remark}.`);
    const peers = [cpython, native, wasm].filter(Boolean);
    const names = readdirSync(folder).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    const results = measureInTurns(peers, names, rounds);
    for (const kind of ["own", "process"]) {
        const rows = names.map((name) => [
            basename(name, ".py").replaceAll("_", " "),
            peers.map((peer) => median(results.get(peer).get(name)[kind])),
        ]);
        const title = kind === "own" ? "By the program's own clock" : "CPU time of the whole process";
        printTable(title, peers, rows);
    }
    await measureStart(peers, rounds);
    console.log("\nThe C++ loop alone: npm run bench -- --loop");
});

/** For each peer and program, the measured seconds of all rounds. */
function measureInTurns(peers, names, rounds) {
    const empty = () => new Map(names.map((name) => [name, { own: [], process: [] }]));
    const results = new Map(peers.map((peer) => [peer, empty()]));
    let done = 0;
    for (let round = 0; round < rounds; round++) {
        for (const name of names) {
            for (const peer of peers) {
                const measured = measure(peer, join(folder, name));
                const kept = results.get(peer).get(name);
                kept.own.push(measured.own);
                kept.process.push(measured.process);
                progress("Programs", ++done / (rounds * names.length * peers.length));
            }
        }
    }
    return results;
}

/** From the start of the process to its first output. */
async function measureStart(peers, rounds) {
    const hello = join(folder, "10_thousand_switches.py");
    const commands = [
        ["node -e 0", [process.execPath, "-e", "0"]],
        ...peers.map((peer) => [peer.name, [...peer.command, hello]]),
    ];
    const seconds = commands.map(() => []);
    for (let round = 0; round < 3 * rounds; round++) {
        for (const [index, [, command]] of commands.entries()) {
            seconds[index].push(await secondsToOutput(command));
        }
    }
    console.log("\nFrom the start of the process to the output of 10 thousand switches, ms");
    for (const [index, [name]] of commands.entries()) {
        console.log(`  ${name.padEnd(14)}${milliseconds(median(seconds[index])).padStart(8)}`);
    }
}

/** The first peer's milliseconds, then those of the others with their ratio to the first. */
function printTable(title, peers, rows) {
    const isCompared = peers.length === 3;
    const columns = peers.map(
        (peer, index) => peer.name.padStart(14) + (isCompared && index > 0 ? " ratio" : ""),
    );
    console.log(`\n${`${title}, ms`.padEnd(34)}${columns.join("  ")}`);
    for (const [name, seconds] of rows) {
        const cells = seconds.map((value, index) => {
            const ratio = isCompared && index > 0 ? (value / seconds[0]).toFixed(2).padStart(6) : "";
            return milliseconds(value).padStart(14) + ratio;
        });
        console.log(`  ${name.padEnd(32)}${cells.join("  ")}`);
    }
    if (!isCompared) return;
    const kernels = rows.filter(([name]) => !name.includes("switches"));
    const means = peers.slice(1).map((_, index) => {
        const logarithms = kernels.map(([, seconds]) => Math.log(seconds[index + 1] / seconds[0]));
        return Math.exp(logarithms.reduce((sum, value) => sum + value) / kernels.length);
    });
    const cells = means.map((mean) => mean.toFixed(2).padStart(20));
    console.log(`  ${"geometric mean of the kernels".padEnd(46)}${cells.join("  ")}`);
}

function milliseconds(seconds) {
    return (seconds * 1000).toFixed(1);
}
