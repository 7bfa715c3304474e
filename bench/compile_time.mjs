// `npm run bench -- --compile-time`: what including the loop's headers costs a program's compilation, and which headers of
// the standard library cost most of it. CPU seconds of g++ -O0 -std=c++20 -c beyond those for an empty file.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/setup/command.mjs";
import { main, Problem, progress } from "../scripts/setup/terminal.mjs";
import { median } from "./statistics.mjs";

const rounds = 9;
const target = 0.6;
const folder = join(root, "build/compile-time");

main(async () => {
    mkdirSync(folder, { recursive: true });
    const ours = readdirSync(join(root, "core/loop"), { recursive: true })
        .filter((name) => name.endsWith(".h"))
        .map((name) => `"loop/${name}"`)
        .sort();
    const standard = standardHeadersOf(ours);
    const sources = [
        ["", []],
        ["all headers of the loop", ours],
        ["the standard headers in them", standard],
        ...standard.map((header) => [header, [header]]),
    ];
    const seconds = measureInTurns(sources.map(([, headers]) => headers));
    const [empty, all, ofStandard, ...single] = seconds;
    const line = (title, value, remark = "") =>
        console.log(`  ${title.padEnd(30)}${(value - empty).toFixed(3)}${remark}`);
    console.log(`\nCPU seconds of g++ -O0 -std=c++20 -c beyond an empty file, medians of ${rounds}`);
    line(sources[1][0], all, `   target ${target} ${all - empty <= target ? "✓" : "✗"}`);
    line(sources[2][0], ofStandard);
    console.log("\nEach standard header alone");
    standard
        .map((header, index) => [header, single[index]])
        .sort(([, a], [, b]) => b - a)
        .forEach(([header, value]) => line(header, value));
});

/** The headers in angle brackets that these headers include. */
function standardHeadersOf(headers) {
    const texts = headers.map((header) => readFileSync(join(root, "core", header.slice(1, -1)), "utf8"));
    const found = texts.flatMap((text) => [...text.matchAll(/^#include (<.+>)/gm)].map(([, name]) => name));
    return [...new Set(found)].sort();
}

/** For each list of headers, the median of the CPU seconds that including them takes. */
function measureInTurns(lists) {
    const files = lists.map((headers, index) => {
        const file = join(folder, `${index}.cpp`);
        writeFileSync(file, headers.map((header) => `#include ${header}\n`).join(""));
        return file;
    });
    const seconds = files.map(() => []);
    for (let round = 0; round < rounds; round++) {
        for (const [index, file] of files.entries()) {
            seconds[index].push(compile(file));
            progress("Compiling", (round * files.length + index + 1) / (rounds * files.length));
        }
    }
    return seconds.map(median);
}

function compile(file) {
    const command = ["g++", "-O0", "-std=c++20", "-I", join(root, "core"), "-c", file, "-o", `${file}.o`];
    const script = 'TIMEFORMAT="%3U %3S"; time "$@"';
    const { status, stderr } = spawnSync("bash", ["-c", script, "bash", ...command], { encoding: "utf8" });
    if (status !== 0) throw new Problem(`g++ could not compile ${file}:\n${stderr}`);
    const [user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
    return user + system;
}
