// `npm run fuzz`: builds the fuzz targets with clang and lets libFuzzer drive each for some minutes, beginning with the
// programs of tests/conformance and what earlier runs found worth keeping (build/fuzz/corpus). `-- --minutes 10` is how
// long, `-- --target session` only that one. A failing input is kept in build/fuzz and named; small, it belongs into
// tests/fuzz/inputs. With `-- --misuse 200`, so many seeds of each program of tests/fuzz/misuse with sanitizers instead;
// `--first 1000` is where they begin. With `-- --differential`, random expressions in CPython 3.13 and here instead, if
// that is installed.
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildMisuse, buildNative, sanitizedFolder } from "./build/native.mjs";
import { findOnPath, root, run } from "./setup/command.mjs";
import { needTools } from "./setup/debian_packages.mjs";
import { main, Problem, step } from "./setup/terminal.mjs";

const folder = join(root, "build/fuzz");
const targets = ["parse", "session"];
const secondsPerInput = 15;
const largestSeed = 3000;
const symbolizers = ["llvm-symbolizer-19", "llvm-symbolizer"];
const misusePrograms = ["containers", "asyncio_objects"];
// Objects in circles are not freed one by one: the heap gives back all its memory at the end.
const sanitizerOptions = {
    ...process.env,
    ASAN_OPTIONS: "detect_leaks=0",
    UBSAN_OPTIONS: "print_stacktrace=1",
};

main(async () => {
    const words = process.argv.slice(2);
    const option = (name, otherwise) => (words.includes(name) ? words[words.indexOf(name) + 1] : otherwise);
    if (words.includes("--differential")) {
        await compareWithPython(words.filter((word) => word !== "--differential"));
        return;
    }
    if (words.includes("--misuse")) {
        await misuse(
            wholeNumber("--misuse", option("--misuse")),
            wholeNumber("--first", option("--first", "0")),
        );
        return;
    }
    const minutes = Number(option("--minutes", "1"));
    if (!(minutes > 0)) throw new Problem("--minutes wants a number.");
    await needTools("cmake", "ninja", "clang++-19", "/usr/lib/llvm-19/lib/clang/19/lib/linux");
    step("Building the fuzz targets");
    await run("cmake", ["--preset", "fuzz"]);
    await run("cmake", ["--build", "--preset", "fuzz"]);
    for (const target of option("--target", targets.join()).split(",")) await fuzz(target, minutes);
});

async function fuzz(target, minutes) {
    step(`Fuzzing ${target} for ${minutes} min`);
    const corpus = join(folder, "corpus", target);
    mkdirSync(corpus, { recursive: true });
    const seeds = join(folder, "seeds");
    writeFileSync(seeds, smallPrograms(join(root, "tests/conformance")).join());
    const symbolizer = symbolizers.map((name) => findOnPath(name)).find(Boolean);
    await run(
        join(folder, "tests/fuzz", `fuzz_${target}`),
        [
            `-max_total_time=${Math.round(minutes * 60)}`,
            `-timeout=${secondsPerInput}`,
            "-rss_limit_mb=3000",
            "-malloc_limit_mb=200",
            "-max_len=4000",
            `-seed_inputs=@${seeds}`,
            `-artifact_prefix=${folder}/`,
            "-print_final_stats=1",
            corpus,
        ],
        {
            env: { ...sanitizerOptions, ...(symbolizer && { ASAN_SYMBOLIZER_PATH: symbolizer }) },
            failure: `The target ${target} failed: its report and the name of the input are above.`,
        },
    );
}

async function misuse(seeds, first) {
    await buildMisuse();
    for (const name of misusePrograms) {
        step(`Misuse of ${name}, ${seeds} seeds from ${first}`);
        const program = join(root, "tests/fuzz/misuse", `${name}.py`);
        await run(join(sanitizedFolder, "tests/fuzz/fuzz_misuse"), [program, `${first}`, `${seeds}`], {
            env: sanitizerOptions,
            failure: `${name}.py failed: its seed, followed by the report, is above.`,
        });
    }
}

function wholeNumber(option, word) {
    if (!/^\d+$/.test(word)) throw new Problem(`${option} wants a number.`);
    return word;
}

function smallPrograms(place) {
    return readdirSync(place, { recursive: true })
        .map((name) => join(place, name))
        .filter((path) => path.endsWith(".py") && statSync(path).size < largestSeed);
}

async function compareWithPython(words) {
    const python = findOnPath("python3.13");
    if (!python) {
        console.log("Nothing was compared: there is no python3.13 on this machine.");
        return;
    }
    await buildNative();
    step("Comparing random expressions");
    await run(python, [join(root, "tests/differential/compare.py"), ...words], {
        failure: "CPython and Loopscope answer differently: see above.",
    });
}
