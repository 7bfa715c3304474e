import { describe, expect, test } from "vitest";
import { highlight } from "./highlight";

const coloured = (source: string) =>
    highlight(source)
        .filter((token) => token.colour !== "")
        .map((token) => [token.text, token.colour]);

describe("the plain editor's colours", () => {
    test("know keywords, names after def, strings, numbers and comments", () => {
        expect(coloured('async def f(n): return f"{n}" + 1.5  # why')).toEqual([
            ["async", "--keyword"],
            ["def", "--keyword"],
            ["f", "--function"],
            ["return", "--keyword"],
            ['f"{n}"', "--string"],
            ["1.5", "--number"],
            ["# why", "--comment"],
        ]);
    });

    test("keep strings of many lines together, also one that never ends", () => {
        expect(coloured('"""a\nb"""')).toEqual([['"""a\nb"""', "--string"]]);
        expect(coloured('x = """a\nb')).toEqual([['"""a\nb', "--string"]]);
    });

    test("leave no character out", () => {
        const source = "x = 'it''s'\n\tif é_1: pass # ü\n'open\n<b>&amp;";
        expect(
            highlight(source)
                .map((token) => token.text)
                .join(""),
        ).toBe(source);
    });
});
