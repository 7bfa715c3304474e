// What the documents show is what the examples do.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const examples = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".cpp"));
const quickStart = readFileSync(join(root, "docs/CPP_QUICK_START.md"), "utf8");

test("every listing of the C++ quick start stands in an example", () => {
    const texts = examples.map((name) => readFileSync(join(root, "examples", name), "utf8"));
    const listings = [...quickStart.matchAll(/(?<=^```cpp\n).*?(?=^```)/gms)].map(([listing]) => listing);
    expect(listings.length).toBeGreaterThan(0);
    expect(listings.filter((listing) => !texts.some((text) => text.includes(listing)))).toEqual([]);
});

test("the C++ quick start leads to every example", () => {
    const unseen = examples.filter((name) => !quickStart.includes(`../examples/${name}`));
    expect(unseen).toEqual([]);
});
