import { describe, expect, test } from "vitest";
import { durationLabel, tickLabel, tickStep } from "./axis";

describe("the time axis", () => {
    test("has ticks at 1, 2 or 5 times a power of ten", () => {
        expect([1.3, 3, 8, 0.004, 7200].map((span) => tickStep(span, 6))).toEqual([0.5, 0.5, 2, 0.001, 2000]);
    });

    test("writes times no finer than its ticks, in a unit that reads well", () => {
        expect(tickLabel(0.6000000000000001, 0.2)).toBe("0.6 s");
        expect(tickLabel(3, 1)).toBe("3 s");
        expect(tickLabel(0.0025, 0.0005)).toBe("2.5 ms");
        expect(tickLabel(0.0000012, 0.0000002)).toBe("1.2 µs");
        expect(tickLabel(0, 0.1)).toBe("0 s");
    });

    test("writes lengths of time from hours to instructions", () => {
        expect([3600, 0.25, 0.0125, 0.0000037, 0].map(durationLabel)).toEqual([
            "3600.000 s",
            "0.250 s",
            "12.50 ms",
            "3.7 µs",
            "0.000 s",
        ]);
    });
});
