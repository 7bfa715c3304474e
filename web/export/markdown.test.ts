// The report of a run: everything in it, and no text of the program that could be taken for Markdown.
import { beforeAll, describe, expect, test } from "vitest";
import { examples } from "../examples";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import type { Engine } from "../worker/engine";
import { realEngine, tracedWords } from "../worker/tracedRuns";
import { markdownReport, type ReportedRun } from "./markdown";

let engine: Engine;
beforeAll(async () => {
    engine = await realEngine();
});

function reported(model: RunModel, changes: Partial<ReportedRun> = {}): ReportedRun {
    return {
        model,
        source: "import asyncio\n",
        settings: {
            clock: "virtual",
            seed: 7,
            debug: true,
            developmentMode: false,
            limits: { recursion: 500 },
            interventions: [],
        },
        ending: { how: "finished", exitCode: 0, time: 1.5, events: model.log.count, problem: null },
        count: model.log.count,
        versions: "Loopscope 1.2.3, Node 20",
        link: "https://example.org/#run=1.abc",
        ...changes,
    };
}

function modelOf(...batches: Uint32Array[]): RunModel {
    const model = new RunModel();
    for (const batch of batches) model.append(batch);
    return model;
}

/** The blocks of code: language and content, by the rule that a fence ends with one at least as long. */
function blocksOf(markdown: string): { language: string; text: string }[] {
    const blocks: { language: string; text: string }[] = [];
    let fence = "";
    for (const line of markdown.split("\n")) {
        const ticks = /^`{3,}/.exec(line)?.[0] ?? "";
        const open = blocks.at(-1);
        if (fence === "" && ticks !== "") {
            fence = ticks;
            blocks.push({ language: line.slice(ticks.length), text: "" });
        } else if (fence !== "" && ticks.length >= fence.length && line === ticks) fence = "";
        else if (fence !== "") open!.text += `${line}\n`;
    }
    expect(fence).toBe("");
    return blocks;
}

describe("The report", () => {
    test("has program, settings, versions, output, story, tasks, how it ended and the link", () => {
        const { source } = examples.find(({ name }) => name === "timeout-and-shield")!;
        const model = modelOf(...tracedWords(engine, source));
        const report = markdownReport(reported(model, { source }));
        expect(report).toMatch(/^# A run that ended with exit code 0 after 1\.5 s\n/);
        expect(report).toContain("- virtual clock, seed 7, debug mode, recursion 500\n");
        expect(report).toContain("- Loopscope 1.2.3, Node 20\n");
        expect(report).toContain("- [The same run in Loopscope](<https://example.org/#run=1.abc>)");
        expect(report).toMatch(/\n## What happened up to t = [\d.]+ s \(event (\d+) of \1\)\n/);
        expect(report).toContain(
            "| task | coroutine | state | line |\n| --- | --- | --- | --- |\n| `Task-1` |",
        );
        const [program, output, story] = blocksOf(report);
        expect(program).toEqual({ language: "python", text: source });
        expect(output?.text).toMatch(/\S/);
        expect(story?.text).toMatch(/The program ends\.\n$/);
    });

    test("tells what led to the moment that it is about, and where each task stood then", () => {
        const model = modelOf(
            new TraceWriter()
                .add("TaskCreated", 0, 1, 0, "main", "main", 2, 3)
                .add("TaskBegan", 0, 1, 3)
                .add("TaskSuspended", 0.1, 1, 2, 0, "sleep 1", 4)
                .add("TaskFinished", 1, 1, 0, "None", 5)
                .take(),
        );
        const report = markdownReport(reported(model, { count: 3 }));
        expect(report).toContain("## What happened up to t = 0.1 s (event 3 of 4)");
        expect(report).toContain("| `main` | `main` | suspended: `sleep 1` | 4 |");
        expect(report).not.toContain("finishes");
    });

    test.each([
        [{ how: "stopped" as const }, "# A run that was stopped after 1.5 s"],
        [{ how: "stuck" as const }, "# A run that was stuck after 1.5 s: nothing is left that could wake"],
        [{ how: "out of time" as const }, "# A run that had not ended after 1.5 s"],
        [{ exitCode: 3 }, "# A run that ended with exit code 3 after 1.5 s"],
    ])("says how it ended: %j", (ending, headline) => {
        const run = reported(new RunModel());
        expect(markdownReport({ ...run, ending: { ...run.ending!, ...ending } })).toContain(headline);
        expect(markdownReport({ ...run, ending: null })).toContain("# A run that goes on after 0 s");
    });

    test("names the error and its place", () => {
        const problem = { kind: "ValueError", message: "bad", line: 6, column: 0, endLine: 6, endColumn: 0 };
        const run = reported(new RunModel());
        const report = markdownReport({ ...run, ending: { ...run.ending!, problem } });
        expect(report).toContain("# A run that ended with `ValueError` after 1.5 s");
        expect(report).toContain("## Error\n\n```text\nValueError: bad (line 6)\n```");
    });

    test("keeps fences of the program and of its output inside of its own", () => {
        const source = 'text = """\n````\n## not a headline\n```\n"""\n';
        const printed = "```\n# loud\n";
        const model = modelOf(new TraceWriter().add("Output", 0, 1, 0, printed, 1).take());
        const [program, output] = blocksOf(markdownReport(reported(model, { source })));
        expect([program?.text, output?.text]).toEqual([source, printed]);
    });

    test("tells a program of the largest size, whatever it is made of", () => {
        const source = `# ${"` ".repeat(500_000)}\n`;
        expect(blocksOf(markdownReport(reported(new RunModel(), { source })))[0]).toEqual({
            language: "python",
            text: source,
        });
    });

    test("keeps names of tasks in their cells", () => {
        const model = modelOf(
            new TraceWriter()
                .add("TaskCreated", 0, 1, 0, "a|b`c`\n<img>", "main", 2, 3)
                .add("TaskFinished", 1, 1, 1, "`|`", 5)
                .take(),
        );
        const report = markdownReport(reported(model));
        expect(report).toContain("| ``a\\|b`c` <img>`` | `main` | failed: `` `\\|` `` |  |");
    });

    test("is bounded: the end of a long output, the tasks that live", () => {
        const writer = new TraceWriter().add("Output", 0, 1, 0, `${"x".repeat(100_000)}end\n`, 1);
        for (let task = 1; task <= 1000; task++) writer.add("TaskCreated", 0, task, 0, `t${task}`, "work", 2);
        const report = markdownReport(reported(modelOf(writer.take())));
        expect(report).toContain("## Output, the end of it");
        expect(report).toContain("xend\n");
        expect(report).toContain("960 more tasks are not in this table.");
        expect(report.length).toBeLessThan(15_000);
    });
});
