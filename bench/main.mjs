// The measurements of `npm run bench`: how the native command and WebAssembly in Node compare with CPython 3.13 on the
// programs of this folder. Every number is a median over rounds in which all take turns.
import { join } from "node:path";
import { main } from "../scripts/setup/terminal.mjs";
import { findPeers, secondsToOutput } from "./peers.mjs";
import { folder, measureInTurns, milliseconds, printTable, programs } from "./programs.mjs";
import { wantedRounds } from "./rounds.mjs";
import { median } from "./statistics.mjs";

main(async () => {
    const rounds = wantedRounds(process.argv.slice(2), 5);

    const { cpython, native, wasm } = findPeers();
    if (!cpython) console.log("CPython 3.13 is not on this machine: no ratios.");
    else if (cpython.remark) console.log(`${cpython.name} here: ${cpython.remark}.`);
    const peers = [cpython, native, wasm].filter(Boolean);
    const results = measureInTurns(peers, programs(), rounds);
    printTable("By the program's own clock", peers, results, "own");
    printTable("CPU time of the whole process", peers, results, "process");
    await measureStart(peers, rounds);
    console.log(
        "\nThe C++ loop alone: npm run bench -- --loop. Other Pythons in WebAssembly: npm run bench -- --pythons",
    );
});

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
