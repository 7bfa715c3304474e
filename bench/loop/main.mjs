// The table of `npm run bench -- --loop`: what each operation of the C++ loop costs, natively and as WebAssembly in Node,
// beside the floor and its peers, with the targets. README.md in the folder above says what a row measures.
import { writeFileSync } from "node:fs";
import { main, Problem, progress } from "../../scripts/setup/terminal.mjs";
import { wantedRounds } from "../rounds.mjs";
import { median } from "../statistics.mjs";
import { findAll, measureRow, tracedRow } from "./peers.mjs";

/** Targets in nanoseconds, of `memory` in bytes: natively, as WebAssembly. */
const rows = [
    { name: "switch_1k", title: "task switch, 1,000 tasks", targets: [12, 25] },
    { name: "switch_100k", title: "task switch, 100,000 tasks", targets: [20, 30] },
    { name: "spawn", title: "spawn and await a trivial task", targets: [60, 120] },
    { name: "await", title: "co_await a coroutine", targets: [15, 35] },
    { name: "future", title: "set a future, its waiter runs", targets: [30, 65] },
    { name: "timer_fired", title: "timer set and fired, a million", targets: [600, 850] },
    { name: "timer_virtual", title: "the same in virtual time", targets: [600, 850] },
    { name: "timer_cancelled", title: "timer set and cancelled, a million", targets: [250, 250] },
    { name: "memory", title: "bytes of a suspended task and future", targets: [200, 112] },
    { name: "cancel", title: "start, cancel, await (catchable)", targets: [3000, 6500] },
];
/** What tracing may cost a switch while it is off, in nanoseconds: the difference of two builds, each at its best. */
const tracingTarget = 1;

main(async () => {
    const { rounds, file } = readWords(process.argv.slice(2));
    const { found, missing } = findAll();
    const results = measureInTurns(found, rounds);
    const tables = ["native", "wasm"].map((kind, index) => tableOf(kind, index, found, results));
    for (const line of missing) console.log(line);
    for (const table of tables) printTable(table, rounds);
    console.log(
        "\n✓ and ✗: the target is met or not on this machine. libuv has callbacks, not tasks: no best peer.",
    );
    if (file) writeFileSync(file, JSON.stringify({ rounds, missing, tables }, null, 4) + "\n");
});

function readWords(words) {
    const after = (option) => (words.includes(option) ? (words[words.indexOf(option) + 1] ?? "") : undefined);
    const rounds = wantedRounds(words, 5);
    const file = after("--json");
    if (file === "") throw new Problem("--json wants the name of the file to write.");
    return { rounds, file };
}

/** For each participant's id and row, the median over the rounds; without those that do not have the row. */
function measureInTurns(found, rounds) {
    const names = [...rows.map(({ name }) => name), tracedRow];
    const measured = new Map(found.map(({ id }) => [id, new Map(names.map((name) => [name, []]))]));
    let done = 0;
    for (let round = 0; round < rounds; round++) {
        for (const name of names) {
            for (const peer of found) {
                const value = name.startsWith(peer.only ?? "") ? measureRow(peer, name) : null;
                if (value !== null) measured.get(peer.id).get(name).push(value);
                progress("Measuring", ++done / (rounds * names.length * found.length));
            }
        }
    }
    const medians = (of) =>
        [...of].filter(([, values]) => values.length > 0).map(([name, values]) => [name, median(values)]);
    return new Map([...measured].map(([id, of]) => [id, Object.fromEntries(medians(of))]));
}

function tableOf(kind, index, found, results) {
    const peers = found.filter((peer) => peer.kind === "peer");
    const own = results.get(kind);
    const floor = results.get(`${kind}_floor`);
    return {
        kind,
        peers: peers.map(({ title }) => title),
        rows: rows.map(({ name, title, targets }) => {
            const values = peers.map(({ id }) => results.get(id)[name] ?? null);
            const rivals = peers.filter(({ id }) => id !== "libuv" || name.startsWith("timer_"));
            const best = Math.min(...rivals.map(({ id }) => results.get(id)[name] ?? Infinity));
            return {
                name,
                title,
                loopscope: own[name],
                target: targets[index],
                met: own[name] <= targets[index],
                floor: floor[name] ?? null,
                toFloor: floor[name] ? own[name] / floor[name] : null,
                toBestPeer: best < Infinity ? own[name] / best : null,
                peers: values,
            };
        }),
        tracingOff: {
            perSwitch: own[tracedRow] - results.get(`${kind}_untraced`)[tracedRow],
            target: tracingTarget,
        },
    };
}

function printTable({ kind, peers, rows, tracingOff }, rounds) {
    const title = kind === "native" ? "Native" : "WebAssembly in Node";
    console.log(`\n${title}: nanoseconds of CPU time per operation, medians of ${rounds} rounds`);
    const head = ["Loopscope", "target", "floor", "to floor", "to best", ...peers];
    const line = (name, cells) =>
        console.log(`  ${name.padEnd(38)}${cells.map((cell) => cell.padStart(12)).join("")}`);
    line("", head);
    for (const row of rows) {
        line(row.title, [
            number(row.loopscope),
            `${row.target} ${row.met ? "✓" : "✗"}`,
            number(row.floor),
            ratio(row.toFloor),
            ratio(row.toBestPeer),
            ...row.peers.map(number),
        ]);
    }
    const { perSwitch, target } = tracingOff;
    line("tracing, off, per switch (1,000 tasks)", [
        number(perSwitch),
        `${target} ${perSwitch <= target ? "✓" : "✗"}`,
    ]);
}

function number(value) {
    if (value === null) return "–";
    return Math.abs(value) < 100 ? value.toFixed(1) : value.toFixed(0);
}

function ratio(value) {
    return value === null ? "–" : `${value.toFixed(2)}×`;
}
