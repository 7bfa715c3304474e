// The programs of programs/: which there are, how peers take turns with them, and the table of what that gives.
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../scripts/setup/command.mjs";
import { progress } from "../scripts/setup/terminal.mjs";
import { measure } from "./peers.mjs";
import { median } from "./statistics.mjs";

export const folder = join(root, "bench/programs");

/** The names of their files, in the order of the table. */
export function programs() {
    return readdirSync(folder).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/** For each peer and program of `names`, the measured seconds of all rounds. */
export function measureInTurns(peers, names, rounds) {
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

/**
 * The first peer's milliseconds, then those of the others with their ratio to the first; medians of what `kind` says: the
 * program's "own" clock, or the CPU time of the whole "process".
 */
export function printTable(title, peers, results, kind) {
    const [first, ...others] = peers;
    const columns = peers.map((peer) => peer.name.padStart(14) + (peer === first ? "" : "  ratio"));
    console.log(`\n${`${title}, ms`.padEnd(34)}${columns.join("  ")}`);
    const logarithms = others.map(() => []);
    for (const name of results.get(first).keys()) {
        const seconds = peers.map((peer) => median(results.get(peer).get(name)[kind]));
        const cells = seconds.map((value, index) => {
            const ratio = value / seconds[0];
            if (index > 0 && !name.includes("switches")) logarithms[index - 1].push(Math.log(ratio));
            return milliseconds(value).padStart(14) + (index > 0 ? ratio.toFixed(2).padStart(7) : "");
        });
        console.log(`  ${basename(name, ".py").replaceAll("_", " ").padEnd(32)}${cells.join("  ")}`);
    }
    const means = logarithms.map((values) =>
        Math.exp(values.reduce((sum, value) => sum + value) / values.length),
    );
    const cells = means.map((mean) => mean.toFixed(2).padStart(21));
    console.log(`  ${"geometric mean of the kernels".padEnd(46)}${cells.join("  ")}`);
}

export function milliseconds(seconds) {
    return (seconds * 1000).toFixed(1);
}
