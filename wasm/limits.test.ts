import { expect, test } from "vitest";
import { pageLimits, withinPage } from "./session";

test("a page gives a program less when it asks for less, and never more", () => {
    const less = { memoryBytes: 1_000_000, tasks: 5, outputBytes: 100, recursion: 50 };
    expect(withinPage(less)).toEqual(less);
    const more = { memoryBytes: 2 ** 32, tasks: 2 ** 30, outputBytes: 2 ** 40 };
    expect(withinPage(more)).toEqual(pageLimits);
});

test("where 0 means any number, a page's own limit stays", () => {
    expect(withinPage({ outputBytes: 0, integerDigits: 0 })).toEqual({ ...pageLimits, integerDigits: 0 });
});
