import { describe, expect, test } from "vitest";
import { examples, parseExample } from "./index";

const files = import.meta.glob("./*.py");

describe("The examples", () => {
    test("are all in the list, once", () => {
        const listed = examples.map(({ name }) => `./${name}.py`);
        expect([...listed].sort()).toEqual(Object.keys(files).sort());
        expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length);
    });

    test.each(examples.map((example) => [example.title, example] as const))(
        "%s explains itself in two or three sentences and fits into the editor",
        (_, { about, look, source }) => {
            expect(about.match(/[.!?](?= |$)/g)?.length).toBeGreaterThanOrEqual(2);
            expect(about.match(/[.!?](?= |$)/g)?.length).toBeLessThanOrEqual(3);
            expect(look.what).toMatch(/\.$/);
            expect(source).toMatch(/^import asyncio\n/);
            expect(source.split("\n").length).toBeLessThanOrEqual(50);
        },
    );

    test("without a docstring is refused by name", () => {
        expect(() => parseExample("bare", "import asyncio\n")).toThrow("bare");
    });
});
