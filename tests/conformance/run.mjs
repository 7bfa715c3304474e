// Runs the conformance programs quickly while you develop:
//   node tests/conformance/run.mjs [--native|--wasm] [--brief] [word ...]
// Only programs whose path holds every word are run. Each failure is shown as a diff against what CPython 3.13
// printed (- only CPython, + only Loopscope), or with --brief as one line. Exit code 1 when one fails.

import { availableParallelism } from "node:os";
import { compare, differencesAsText, findPrograms, nativeHost, run, wasmHost } from "./programs.mjs";

const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const hosts = findHosts();
const brief = flags.includes("--brief");
const programs = findPrograms(words);

let passed = 0;
let failed = 0;
for (const host of hosts) {
    const waiting = [...programs];
    const worker = async () => {
        for (let program = waiting.shift(); program; program = waiting.shift()) {
            const differences = compare(program, await run(host, program));
            if (differences.length === 0) {
                passed++;
                continue;
            }
            failed++;
            const parts = differences.map(({ part }) => part).join(", ");
            console.log(
                brief
                    ? `${host.name} ${program.path}: ${parts}`
                    : `\n${host.name} ${program.path}\n${differencesAsText(differences)}`,
            );
        }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function findHosts() {
    try {
        const find = [
            ...(flags.includes("--wasm") ? [] : [nativeHost]),
            ...(flags.includes("--native") ? [] : [wasmHost]),
        ];
        return find.map((host) => host());
    } catch (error) {
        console.error(error.message);
        process.exit(2);
    }
}
