// The picture of the timeline: well-formed whatever the program is called and prints, and bounded whatever its length.
import { beforeAll, describe, expect, test } from "vitest";
import { examples } from "../examples";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import type { Engine } from "../worker/engine";
import { realEngine, tracedWords } from "../worker/tracedRuns";
import { timelineSvg } from "./svg";

let engine: Engine;
beforeAll(async () => {
    engine = await realEngine();
});

const colour = (property: string) => ({ "--bg": "#000000", "--t0": "#111111" })[property] ?? "#abcdef";

function svgOf(...batches: Uint32Array[]): string {
    const model = new RunModel();
    for (const batch of batches) model.append(batch);
    return timelineSvg(model, colour);
}

function svgOfExample(name: string): string {
    return svgOf(...tracedWords(engine, examples.find((example) => example.name === name)!.source));
}

interface Element {
    name: string;
    attributes: Record<string, string>;
    text: string;
}

/** Reads XML strictly: every tag is closed, every value quoted, nothing stands unescaped. Throws where it does not. */
function elementsOf(xml: string): Element[] {
    const elements: Element[] = [];
    const open: Element[] = [];
    const token = /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(.)/gsu;
    for (const [whole, closing, name, attributes, empty, text, stray] of xml.matchAll(token)) {
        if (stray !== undefined) throw new Error(`a stray ${stray}`);
        for (const entity of whole.match(/&[^;]{0,8};?/g) ?? [])
            if (!/^&(amp|lt|gt|quot);$/.test(entity)) throw new Error(`the entity ${entity}`);
        if (text !== undefined) {
            // eslint-disable-next-line no-control-regex -- what XML forbids
            if (/[>\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/u.test(text))
                throw new Error(`the text ${text}`);
            const inside = open.at(-1);
            if (inside === undefined && text.trim() !== "") throw new Error("text outside");
            if (inside) inside.text += text;
        } else if (closing === "/") {
            if (open.pop()?.name !== name) throw new Error(`</${name}> closes another`);
        } else {
            const pairs = [...attributes!.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [
                key!,
                value!,
            ]);
            if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`twice in ${whole}`);
            const element = {
                name: name!,
                attributes: Object.fromEntries(pairs) as Record<string, string>,
                text: "",
            };
            elements.push(element);
            if (empty === "") open.push(element);
        }
    }
    if (open.length > 0) throw new Error(`<${open.at(-1)!.name}> is not closed`);
    return elements;
}

const texts = (svg: string) =>
    elementsOf(svg)
        .filter(({ name }) => name === "text")
        .map(({ text }) => text);

describe("The picture of the timeline", () => {
    test.each(examples.map(({ name }) => [name]))(
        "of %s is well-formed, and every number in it is one",
        (name) => {
            const svg = svgOfExample(name);
            const [root] = elementsOf(svg);
            expect(root).toMatchObject({ name: "svg", attributes: { xmlns: "http://www.w3.org/2000/svg" } });
            expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        },
    );

    test("names the lanes, what is waited for and the ends, and has a legend", () => {
        const told = texts(svgOfExample("timeout-and-shield"));
        expect(told).toEqual(expect.arrayContaining(["loop", "Task-1", "running", "suspended", "cancelled"]));
        expect(told.some((text) => /sleep/.test(text))).toBe(true);
    });

    test("refers only to patterns that it has", () => {
        const svg = svgOfExample("task-group");
        const made = new Set([...svg.matchAll(/id="([^"]+)"/g)].map(([, id]) => id));
        const used = new Set([...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id));
        expect(used.size).toBeGreaterThan(1);
        expect([...used].filter((id) => !made.has(id))).toEqual([]);
    });

    test("keeps names and texts text, and drops what XML cannot hold", () => {
        const writer = new TraceWriter()
            .add("ProgramStarted", 0, "<script>.py")
            .add("TaskCreated", 0, 1, 0, '</text><a href="x">&\u0001', "main", 2, 3)
            .add("TaskFinished", 1, 1, 1, "<b>\u0000 & \"'", 4);
        const told = texts(svgOf(writer.take())).join("\n");
        expect(told).toContain("&lt;/text&gt;");
        expect(told).toContain("&lt;script&gt;.py");
        expect(told).toContain("&lt;b&gt;\ufffd &amp; &quot;'");
    });

    test("of ten thousand tasks shows a hundred and says how many it leaves out", () => {
        const writer = new TraceWriter();
        for (let task = 1; task <= 10_000; task++)
            writer.add("TaskCreated", task / 1000, task, 0, `t${task}`, "work", 2);
        const svg = svgOf(writer.take());
        expect(texts(svg)).toContain("9,900 more lanes of the run not in this picture.");
        expect(svg.length).toBeLessThan(200_000);
    });

    test("of a task that ran a hundred thousand times is drawn column by column, and says so", () => {
        const writer = new TraceWriter().add("TaskCreated", 0, 1, 0, "busy", "work", 2);
        for (let step = 0; step < 100_000; step++) {
            writer.add("TaskBegan", step, 1, 3);
            writer.add("TaskSuspended", step + 0.2, 1, 2, 0, "sleep 1", 3);
            writer.add("TaskWoken", step + 0.9, 1, 2, 0, 2, 0);
        }
        const svg = svgOf(writer.take());
        expect(texts(svg)).toContain(
            "1 lane with more than 400 stretches: solid wherever the task ran at all.",
        );
        expect(svg.length).toBeLessThan(60_000);
    });

    test("of nothing is a picture without lanes", () => {
        expect(elementsOf(svgOf()).length).toBeGreaterThan(10);
    });
});
