import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function tokens(theme: string): Map<string, string> {
    const block = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? "";
    return new Map(
        [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]),
    );
}

function luminance(colour: string): number {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
        const value = parseInt(colour.slice(at, at + 2), 16) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(first: string, second: string): number {
    const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
}

const texts = [
    "ink",
    "dim",
    "faint",
    "accent",
    "warn",
    "bad",
    "good",
    "t0",
    "t1",
    "t2",
    "t3",
    "t4",
    "t5",
    "t6",
    "t7",
];
const code = ["keyword", "string", "number", "comment", "function"];

describe.each(["dark", "light"])("the %s theme", (theme) => {
    const colours = tokens(theme);
    const low = (foregrounds: string[], backgrounds: string[], least: number) =>
        foregrounds.flatMap((foreground) =>
            backgrounds
                .map((background) => ({
                    pair: `${foreground} on ${background}`,
                    ratio: contrast(colours.get(foreground)!, colours.get(background)!),
                }))
                .filter(({ ratio }) => !(ratio >= least)),
        );

    test("has 4.5:1 for every text on every surface", () => {
        expect(low(texts, ["bg", "panel", "raised"], 4.5)).toEqual([]);
        expect(low(code, ["panel", "now", "wrong"], 4.5)).toEqual([]);
        expect(low(["ink", "dim"], ["hover", "now", "wrong"], 4.5)).toEqual([]);
        expect(low(["accent-ink"], ["accent"], 4.5)).toEqual([]);
    });

    test("has 3:1 for the outlines of controls", () => {
        expect(low(["control"], ["panel"], 3)).toEqual([]);
    });
});
