import { expect, test } from "vitest";
import { countLabel, notesOf, type LineFinding } from "./findings";

const findings: LineFinding[] = [
    { line: 7, text: "never awaited", severity: "warning" },
    { line: 3, text: "blocks the loop", severity: "warning" },
    { line: 7, text: "ValueError", severity: "error" },
    { line: 7, text: "never awaited", severity: "warning" },
];

test("what is said about a line stands there together, as bad as its worst", () => {
    expect(notesOf(findings)).toEqual([
        { line: 3, severity: "warning", texts: ["blocks the loop"] },
        { line: 7, severity: "error", texts: ["never awaited", "ValueError"] },
    ]);
});

test("errors and warnings are counted in words", () => {
    expect(countLabel(findings)).toBe("1 error, 3 warnings");
    expect(countLabel([])).toBe("");
});
