import { describe, expect, test } from "vitest";
import { highlight } from "./highlight";

const coloured = (source: string) =>
    highlight(source)
        .filter((token) => token.kind !== "text")
        .map((token) => [token.text, token.kind]);

describe("the editor's colours", () => {
    test("know keywords, names after def, strings, numbers and comments", () => {
        expect(coloured('async def f(n): return f"{n}" + 1.5  # why')).toEqual([
            ["async", "keyword"],
            ["def", "keyword"],
            ["f", "function"],
            ["return", "keyword"],
            ['f"{n}"', "string"],
            ["1.5", "number"],
            ["# why", "comment"],
        ]);
    });

    test("follow a string over its lines, also one that never ends", () => {
        expect(coloured('x = """a\n\n  b"""; pass')).toEqual([
            ['"""a', "string"],
            ["", "string"],
            ['  b"""', "string"],
            ["pass", "keyword"],
        ]);
        expect(coloured("x = '''a\nif")).toEqual([
            ["'''a", "string"],
            ["if", "string"],
        ]);
    });

    test("end a string at its own quotes only, and at the line's end", () => {
        expect(coloured(String.raw`'a"b\'c' if "open`)).toEqual([
            [String.raw`'a"b\'c'`, "string"],
            ["if", "keyword"],
            ['"open', "string"],
        ]);
        expect(coloured('"open\nif')).toEqual([
            ['"open', "string"],
            ["if", "keyword"],
        ]);
    });

    test("leave no character out", () => {
        const source = "x = 'it''s'\n\tif é_1: pass # ü\n'open\n<b>&amp; 1_000 .5 \"\"\"\n\n";
        expect(
            highlight(source)
                .map((token) => token.text)
                .join(""),
        ).toBe(source);
    });
});
