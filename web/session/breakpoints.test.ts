import { describe, expect, test } from "vitest";
import { moveLines, toggleLine } from "./breakpoints";

describe("breakpoints", () => {
    test("are set and taken away in order", () => {
        expect(toggleLine([2, 9], 5)).toEqual([2, 5, 9]);
        expect(toggleLine([2, 5, 9], 5)).toEqual([2, 9]);
    });

    test.each([
        ["a line is added above", "a\nb\nc", "x\na\nb\nc", [4]],
        ["a line above is taken away", "a\nb\nc", "a\nc", [2]],
        ["something below is changed", "a\nb\nc\nd", "a\nb\nc\ne\nf", [3]],
        ["their own line is written over", "a\nb\nc", "a\nb\nccc", [3]],
        ["their own line is taken away", "a\nb\nc", "a\nb", []],
    ])("keep to their line when %s", (_, before, after, lines) => {
        expect(moveLines([3], before, after)).toEqual(lines);
    });
});
