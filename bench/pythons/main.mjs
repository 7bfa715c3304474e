// The measurements of `npm run bench -- --pythons`: Loopscope beside the other Pythons that npm has for WebAssembly, each in
// a process of Node of its own. Their packages are fetched into build/pythons; without them nothing is measured.
import { join } from "node:path";
import { output, root } from "../../scripts/setup/command.mjs";
import { main, step } from "../../scripts/setup/terminal.mjs";
import { findPeers } from "../peers.mjs";
import { measureInTurns, printTable, programs } from "../programs.mjs";
import { wantedRounds } from "../rounds.mjs";

const packages = {
    micropython: "@micropython/micropython-webassembly-pyscript@1.27.0",
    pyodide: "pyodide@314.0.7",
};
const folder = join(root, "build/pythons");

main(async () => {
    const rounds = wantedRounds(process.argv.slice(2), 3);
    step("Fetching MicroPython and Pyodide");
    await output(
        "npm",
        ["install", "--no-audit", "--no-fund", "--prefix", folder, ...Object.values(packages)],
        {
            failure:
                "MicroPython and Pyodide are not on this machine, and npm could not fetch them: see above.",
        },
    );
    const other = (name, key) => ({
        name,
        command: [process.execPath, join(root, "bench/pythons/run.mjs"), key, join(folder, "node_modules")],
    });
    const peers = [findPeers().wasm, other("MicroPython", "micropython"), other("Pyodide", "pyodide")];
    const results = measureInTurns(peers, programs(), rounds);
    printTable("By the program's own clock", peers, results, "own");
    printTable("CPU time of the whole process", peers, results, "process");
});
