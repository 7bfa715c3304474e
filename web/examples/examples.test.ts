import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { builtInterpreter } from "../worker/builtInterpreter";
import { outputText } from "../output/lines";
import { instantOf } from "../session/look";
import { RunModel } from "../trace/model";
import type { Engine } from "../worker/engine";
import { loadEngine } from "../worker/loopscope";
import { exampleGroups, examples, parseExample, type Example } from "./index";

const files = import.meta.glob<string>("./*.py", { query: "?raw", import: "default", eager: true });
const each = examples.map((example) => [example.title, example] as const);

let engine: Engine;
beforeAll(async () => {
    engine = await loadEngine(await builtInterpreter());
});

function run(example: Example): RunModel {
    const session = engine.open({ clock: "virtual", debug: false, seed: 0, interventions: [] });
    const model = new RunModel();
    session.start(example.source);
    while (session.advance(100_000).state !== "ended") model.append(session.drain(), session.clock());
    model.append(session.drain(), session.clock());
    session.dispose();
    return model;
}

/** What CPython has printed to stdout for the whole file. */
function recorded(name: string): string {
    const file = new URL(`../../tests/conformance/examples/${name}.expected.json`, import.meta.url);
    return (JSON.parse(readFileSync(file, "utf8")) as { stdout: string[] }).stdout.join("\n");
}

describe("The examples", () => {
    test("are all in the gallery, once, and at least thirty", () => {
        const listed = examples.map(({ name }) => `./${name}.py`);
        expect([...listed].sort()).toEqual(Object.keys(files).sort());
        expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length);
        expect(examples.length).toBeGreaterThanOrEqual(30);
        expect(exampleGroups.every((group) => group.examples.length > 0)).toBe(true);
    });

    test.each(each)(
        "%s explains itself in two or three sentences and fits into the editor",
        (_, { about, look, source }) => {
            expect(about.match(/[.!?](?= |$)/g)?.length).toBeGreaterThanOrEqual(2);
            expect(about.match(/[.!?](?= |$)/g)?.length).toBeLessThanOrEqual(3);
            expect(look.what).toMatch(/\.$/);
            expect(source).toMatch(/^import asyncio\n/);
            expect(source.split("\n").length).toBeLessThanOrEqual(50);
        },
    );

    test.each(each)("%s prints what CPython printed", (_, example) => {
        const model = run(example);
        const { history, log } = model;
        const printed = outputText(model, log.count);
        // Warnings and tracebacks go to the same panel; what the program says comes in the same order among them.
        let from = 0;
        for (const line of recorded(example.name)
            .split("\n")
            .filter((line) => line !== "")) {
            const place = printed.indexOf(line, from);
            expect(place, line).toBeGreaterThanOrEqual(0);
            from = place + line.length;
        }
        expect(history.tasks.length).toBeGreaterThan(0);
    });

    test.each(each)("%s comes to the moment that it wants to be looked at", (_, example) => {
        const { at, line } = example.look;
        const model = run(example);
        const count = instantOf(model, at, line);
        expect(count).toBeGreaterThan(0);
        if (line > 0) expect(model.momentAfter(count).time).toBeGreaterThanOrEqual(at - 1e-6);
        expect(model.momentAfter(count).ended).toBe(false);
    });

    test("name a piece of a line that stands in one line only", () => {
        const wrong: string[] = [];
        for (const [path, text] of Object.entries(files)) {
            const code = /^Look at [\d.]+, `([^`]+)`/m.exec(text)?.[1];
            if (code === undefined) continue;
            const source = text.slice(text.indexOf('"""', 3));
            if (source.split("\n").filter((line) => line.includes(code)).length !== 1) wrong.push(path);
        }
        expect(wrong).toEqual([]);
    });

    test("without a docstring is refused by name", () => {
        expect(() => parseExample("bare", "import asyncio\n")).toThrow("bare");
    });
});
