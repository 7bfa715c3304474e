// Every program below this folder, and each example of the page, does on both hosts what it did under CPython 3.13:
// the same output, exit code and standard error, on the virtual clock.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { normalise } from "./normalise.mjs";
import {
    compare,
    differencesAsText,
    findPrograms,
    nativeHost,
    run,
    wasmHost,
    type Host,
} from "./programs.mjs";

const programs = findPrograms();

/** Programs that do not do yet what CPython does. Each is still run: one that has come to pass must leave the list. */
const pending = new Set(
    readFileSync(new URL("pending.txt", import.meta.url), "utf8")
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("#")),
);

for (const [name, findHost] of [
    ["native", nativeHost],
    ["wasm", wasmHost],
] as const) {
    describe.concurrent(`On the ${name} host`, () => {
        let host: Host;
        beforeAll(() => {
            host = findHost();
        });

        test.each(programs.map((program) => [program.sentence, program] as const))(
            "%s",
            async (_, program) => {
                const differences = compare(program, await run(host, program));
                if (pending.has(program.path)) {
                    if (differences.length === 0)
                        expect.fail(`${program.path} passes: take it off tests/conformance/pending.txt`);
                    return;
                }
                if (differences.length > 0) expect.fail(`${program.path}\n${differencesAsText(differences)}`);
            },
            40_000,
        );
    });
}

test("A recording does not change when it is normalised again", () => {
    const changed = programs.filter(({ file, expected }) =>
        [expected?.stdout, expected?.stderr].some(
            (lines) => lines && normalise(lines.join("\n"), basename(file)) !== lines.join("\n"),
        ),
    );
    expect(changed.map(({ path }) => path)).toEqual([]);
});
