// Every program below this folder prints on both hosts what CPython 3.13 printed for it, on the virtual clock.

import { describe as suite, expect, test } from "vitest";
import { basename } from "node:path";
import { compare, describe, findPrograms, nativeHost, run, wasmHost } from "./programs.mjs";
import { normalise } from "./normalise.mjs";

const programs = findPrograms();

for (const [name, find] of [
    ["native", nativeHost],
    ["wasm", wasmHost],
] as const) {
    suite.concurrent(`On the ${name} host`, () => {
        test.each(programs.map((program) => [program.sentence, program] as const))(
            "%s",
            async (_, program) => {
                const differences = compare(program, await run(find(), program));
                expect(differences, `${program.path}\n${describe(differences)}\n`).toHaveLength(0);
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
