// `npm run bench`: builds the native command and the WebAssembly module, then runs the measurements in bench/; with
// `--inside` the second half of them, with `--loop` those of the C++ loop alone, with `--compile-time` that of its headers,
// with `--page` those of the page's own work, with `--pythons` the other Pythons that npm has for WebAssembly.
import { join } from "node:path";
import { buildLoopBench } from "./build/loop_bench.mjs";
import { buildNative } from "./build/native.mjs";
import { buildPage } from "./build/page.mjs";
import { buildWasm } from "./build/wasm.mjs";
import { root, run } from "./setup/command.mjs";
import { needTools } from "./setup/debian_packages.mjs";
import { main, step } from "./setup/terminal.mjs";

const loopAlone = { build: buildLoopBench, measurement: "bench/loop/main.mjs" };
const compileTime = { build: () => needTools("g++"), measurement: "bench/compile_time.mjs" };
const page = { build: buildPage, measurement: "bench/page.mjs" };
const pythons = { build: buildWasm, measurement: "bench/pythons/main.mjs" };
const inside = { build: buildWasm, measurement: "bench/inside.mjs" };
const programs = { build: () => buildNative().then(buildWasm), measurement: "bench/main.mjs" };

main(async () => {
    const words = process.argv.slice(2);
    const wanted = words.includes("--loop")
        ? loopAlone
        : words.includes("--compile-time")
          ? compileTime
          : words.includes("--page")
            ? page
            : words.includes("--pythons")
              ? pythons
              : words.includes("--inside")
                ? inside
                : programs;
    await wanted.build();
    step("Measuring");
    await run(process.execPath, [join(root, wanted.measurement), ...words]);
    if (wanted === programs) await run(process.execPath, [join(root, inside.measurement)]);
});
