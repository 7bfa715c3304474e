import { describe, expect, test } from "vitest";
import { isEmbedded, wantedHeight, wholePage } from "./frame";

test.each([
    ["?embed", true],
    ["?theme=dark&embed=1", true],
    ["", false],
    ["?embedded", false],
])("an address with %j is a frame: %j", (search, embedded) => {
    expect(isEmbedded(search)).toBe(embedded);
});

test("the whole page has the frame's address without what makes it a frame", () => {
    expect(wholePage("https://example.org/play/?embed&theme=dark#run=1.old", "#run=1.new")).toBe(
        "https://example.org/play/#run=1.new",
    );
});

describe("the height that a frame wants", () => {
    const content = { stacked: false, barHeight: 44, lines: 10, lanes: 3 };

    test("grows with the program and with the lanes, whichever needs more", () => {
        const height = wantedHeight(content);
        expect(wantedHeight({ ...content, lines: 20 })).toBeGreaterThan(height);
        expect(wantedHeight({ ...content, lanes: 12 })).toBeGreaterThan(height);
        expect(wantedHeight({ ...content, stacked: true })).toBeGreaterThan(height);
    });

    test("has an end, however long the program and however many its tasks", () => {
        const long = { ...content, lines: 10_000, lanes: 10_000 };
        expect([wantedHeight(long), wantedHeight({ ...long, stacked: true })]).toEqual([678, 838]);
    });
});
