// What the documents show is what the examples do.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Session } from "../../node/session";
import { ExitCode, help } from "../../node/command/options.mjs";

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

const manual = readFileSync(join(root, "docs/COMMAND.md"), "utf8");
const listed = (text: string, pattern: RegExp) => [...new Set(text.match(pattern))].sort();

test("the command's page and its help name the same options, and the page explains each", () => {
    const options = /(?<![\w-])(--[a-z]+|-[a-zA-Z])(?![\w-])/g;
    expect(listed(manual, options)).toEqual(listed(help, options));
    const explained = [...manual.matchAll(/^`[^\n]+(?=\n:)/gm)].join("\n");
    expect(listed(explained, options)).toEqual(listed(help, options));
});

test("the command's page and its help name the same exit codes, which are the command's", () => {
    const table = manual.slice(manual.indexOf("## Exit codes"), manual.indexOf("## Examples"));
    const ofManual = listed(table, /(?<=^\| )\d+/gm);
    const ofHelp = listed(help.slice(help.indexOf("Exit codes:")), /\b\d+\b/g);
    const ofCommand = Object.values(ExitCode).map(String);
    expect(ofManual).toEqual([...new Set(["0", ...ofCommand])].sort());
    expect(ofHelp).toEqual(ofCommand.sort());
});

test("the table of a saved run names every field that one has, and no other", async () => {
    const page = readFileSync(join(root, "docs/TRACE_FILE.md"), "utf8");
    const named = [...page.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, cell]) => cell!.match(/[\w.]+/g)!);
    const session = await Session.open("print(1)\n");
    await session.finish();
    const saved = JSON.parse(await session.save()) as Record<string, object>;
    const fields = Object.entries(saved).flatMap(([name, value]) =>
        ["settings", "ending"].includes(name)
            ? Object.keys(value).map((inner) => `${name}.${inner}`)
            : [name],
    );
    expect(named.sort()).toEqual(fields.sort());
});
