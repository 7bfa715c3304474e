// A run as a file: what is written is read again, word for word; anything else is refused in one sentence.
import { beforeAll, describe, expect, test } from "vitest";
import { Doctor } from "../doctor/doctor";
import { examples } from "../examples";
import { drawing } from "../graph/drawing";
import { factsOf } from "../inspector/facts";
import { readyReason } from "../loop-view/causes";
import { outputText } from "../output/lines";
import { stepForward } from "../session/steps";
import { plainText } from "../story/sentence";
import { tell } from "../story/story";
import { describeLane } from "../timeline/describeLane";
import { rowCount, rowsOf } from "../timeline/rows";
import type { Engine } from "../worker/engine";
import { realEngine, tracedWords } from "../worker/tracedRuns";
import { awaitGraph } from "./awaits";
import { base64Of, packed } from "./compression";
import { EventCursor, TraceLog } from "./decoder";
import { at, eventFields, Kind } from "./events";
import { RunModel } from "./model";
import { readRecording, RecordingError, refuseSize, writeRecording, type Recording } from "./recording";
import { TraceWriter } from "./writer";

let engine: Engine;
beforeAll(async () => {
    engine = await realEngine();
});

const utf8 = new TextEncoder();

function logOf(batches: readonly Uint32Array[]): TraceLog {
    const log = new TraceLog();
    for (const batch of batches) log.append(batch);
    return log;
}

function recordingOf(words: Uint32Array<ArrayBuffer>, changes: Partial<Recording> = {}): Recording {
    return {
        source: "import asyncio\n# ünï ✓\n",
        fileName: "snippet.py",
        settings: {
            clock: "virtual",
            seed: 7,
            debug: true,
            developmentMode: false,
            limits: { recursion: 500 },
            interventions: [
                { at: 1, target: 2, action: "cancel", message: "enough" },
                { at: 1, target: 3, action: "setResult", value: "[1, 2]" },
                { at: 1, target: 2, action: "throw", type: "OSError" },
                { at: 2, target: 4, action: "moveTimer", when: 0.5 },
            ],
        },
        ending: { how: "finished", exitCode: 3, time: 1.5, events: logOf([words]).count, problem: null },
        cursor: 1,
        words,
        ...changes,
    };
}

function smallTrace(): Uint32Array<ArrayBuffer> {
    return new TraceWriter()
        .add("ProgramStarted", 0, "snippet.py")
        .add("TaskCreated", 0.1, 1, 0, "main", "main", 2, 3)
        .add("TaskBegan", 0.1, 1, 3)
        .add("Output", 0.25, 1, 1, "é".repeat(1000), 4)
        .add("TaskFinished", 0.5, 1, 0, "None", 4)
        .add("ProgramEnded", 0.5, 0)
        .take() as Uint32Array<ArrayBuffer>;
}

async function written(recording: Recording): Promise<Record<string, unknown>> {
    return JSON.parse(await writeRecording(recording)) as Record<string, unknown>;
}

function sameWords(one: Uint32Array, other: Uint32Array): boolean {
    return one.length === other.length && one.every((word, index) => word === other[index]);
}

/** What is said about a file; empty for one that is read. */
async function refusal(content: unknown): Promise<string> {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    const bytes = content instanceof Uint8Array ? content : utf8.encode(text);
    try {
        await readRecording(bytes);
        return "";
    } catch (error) {
        if (!(error instanceof RecordingError)) throw error;
        return error.message;
    }
}

describe("A saved run", () => {
    test("is read as it was written", async () => {
        const recording = recordingOf(smallTrace());
        expect(await readRecording(utf8.encode(await writeRecording(recording)))).toEqual(recording);
    });

    test("keeps the error that ended the program", async () => {
        const problem = { kind: "SyntaxError", message: "", line: 2, column: 1, endLine: 2, endColumn: 4 };
        const { ending, ...rest } = recordingOf(smallTrace());
        const recording = { ...rest, ending: { ...ending, how: "stopped" as const, exitCode: -1, problem } };
        const again = await readRecording(utf8.encode(await writeRecording(recording)));
        expect(again.ending).toEqual(recording.ending);
    });

    test("of each example has the same events and texts", async () => {
        for (const { source } of examples) {
            const log = logOf(tracedWords(engine, source));
            const recording = recordingOf(log.packed(), { source });
            const text = await writeRecording(recording);
            const again = await readRecording(utf8.encode(text));
            const model = new RunModel();
            model.append(again.words);
            expect(model.log.count).toBe(log.count);
            expect(sameWords(model.log.packed(), log.packed())).toBe(true);
            const before = new RunModel();
            before.append(log.packed());
            expect(outputText(model, log.count)).toBe(outputText(before, log.count));
        }
    }, 60_000);

    test("holds the trace of a run of many chunks and texts, longer ones in pieces", () => {
        const writer = new TraceWriter();
        for (let n = 0; n < 10_000; n++)
            writer.add("Output", n, 1, 0, `${n} ${"x".repeat(n % 500 === 0 ? 3000 : 0)}`);
        const log = logOf([writer.take()]);
        const again = logOf([log.packed()]);
        const text = (from: TraceLog, index: number) =>
            from.text(from.seek(index, new EventCursor()).word(at.Output.text));
        for (const index of [0, 7, 500, 4096, 9500, 9999]) expect(text(again, index)).toBe(text(log, index));
        expect(sameWords(again.packed(), log.packed())).toBe(true);
    });

    test("that was written before kinds and fields were added is read", async () => {
        const file = await written(recordingOf(new TraceWriter().add("HandleBegan", 1, 1).take() as never));
        const events = Object.entries(eventFields).slice(0, -2);
        const older = Object.fromEntries(
            events.map(([name, fields]) => [name, name === "TaskWoken" ? "task:id cause:cause" : fields]),
        );
        expect(await refusal({ ...file, version: 1, cursor: 0, events: older })).toBe("");
    });
});

describe("What is no saved run is refused in one sentence:", () => {
    test.each([
        ["an empty file", "", "it is empty"],
        [
            "bytes that are no text",
            Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0),
            "it is not text, and a saved run is JSON",
        ],
        ["a program", "print(1)\n", "it is not JSON, as a saved run is"],
        ["a list", "[1, 2]", "it is JSON, but no run that Loopscope has saved"],
        ["other JSON", '{"traceEvents": []}', "it is JSON, but no run that Loopscope has saved"],
        ["null", "null", "it is JSON, but no run that Loopscope has saved"],
    ])("%s", async (_, content, sentence) => {
        expect(await refusal(content)).toBe(sentence);
    });

    test("a file of 500 MB, before it is read", () => {
        expect(() => refuseSize(500 * 2 ** 20)).toThrow("it has 500 MB, and a saved run has at most 128");
    });

    test("one that is cut off anywhere", async () => {
        const text = await writeRecording(recordingOf(smallTrace()));
        for (let length = 1; length < text.length - 2; length += 37)
            expect(await refusal(text.slice(0, length)), String(length)).toMatch(
                /^it is (cut off or damaged|not JSON, as a saved run is)$/,
            );
    });

    test("one of a newer version", async () => {
        const file = await written(recordingOf(smallTrace()));
        expect(await refusal({ ...file, version: 3, words: 7 })).toBe(
            "it was saved by a newer version of Loopscope (format 3; this one reads up to 2)",
        );
        const newer = "it was saved by a newer version of Loopscope";
        expect(await refusal({ ...file, events: { ...eventFields, TaskSlept: "task:id" } })).toBe(newer);
        const more = `${eventFields.ThreadEnded} line:line`;
        expect(await refusal({ ...file, events: { ...eventFields, ThreadEnded: more } })).toBe(newer);
    });

    test.each([
        [{ source: 7 }, "its source is not text"],
        [{ source: "x".repeat(5e6) }, "its program is too long"],
        [{ settings: [] }, "its settings is no object"],
        [{ settings: { clock: "slow", interventions: [] } }, "its settings.clock is not virtual or real"],
        [{ ending: null }, "its ending is no object"],
        [{ cursor: -1 }, "its cursor is not a whole number from 0 on"],
        [{ cursor: 1e6 }, "it speaks of more events than its 6"],
        [{ events: {} }, "it knows no kinds of events"],
        [{ events: { Texts: "number:number" } }, "it has another kind of event than Text"],
        [{ events: { Text: "number:text" } }, "it has other fields in Text"],
        [{ wordCount: 1e12 }, "its trace is too long: 1,000,000,000,000 words of 67,108,864"],
        [{ wordCount: 12 }, "its trace is damaged: it does not unpack to what it should"],
        [{ words: "not base64!" }, "its trace is damaged: it does not unpack to what it should"],
        [{ words: "aGVsbG8=" }, "its trace is damaged: it does not unpack to what it should"],
    ])("one with %j", async (change, sentence) => {
        expect(await refusal({ ...(await written(recordingOf(smallTrace()))), ...change })).toBe(sentence);
    });

    test.each([
        [{ action: "explode" }, "is not cancel or setResult or"],
        [{ action: "moveTimer", when: null }, "its settings.interventions[0].when is not a number"],
        [{ action: "setResult", value: 5 }, "its settings.interventions[0].value is not text"],
    ])("one with the intervention %j", async (change, sentence) => {
        const file = recordingOf(smallTrace());
        const interventions = [{ at: 0, target: 1, ...change }];
        const damaged = { ...file, settings: { ...file.settings, interventions: interventions as never } };
        expect(await refusal(await written(damaged))).toContain(sentence);
    });

    test("one with interventions without end, and one with tasks within tasks without end", async () => {
        const file = recordingOf(smallTrace());
        const interventions = Array.from({ length: 10_001 }, () => ({
            at: 0,
            target: 1,
            action: "cancel" as const,
        }));
        expect(await refusal(await written({ ...file, settings: { ...file.settings, interventions } }))).toBe(
            "it has more than 10,000 interventions",
        );
        const writer = new TraceWriter();
        for (let task = 1; task <= 10_001; task++) writer.add("TaskBegan", 0, task, 1);
        const words = writer.take() as Uint32Array<ArrayBuffer>;
        expect(await refusal(await written(recordingOf(words)))).toBe(
            "its trace is damaged: event 10001 is the beginning of a task within 10000 others",
        );
    });

    test("one that packs far more than it says", async () => {
        const bomb = base64Of(await packed(new Uint8Array(64 * 2 ** 20)));
        expect(await refusal({ ...(await written(recordingOf(smallTrace()))), words: bomb })).toBe(
            "its trace is damaged: it does not unpack to what it should",
        );
    });

    const damages: [string, (words: Uint32Array) => void, RegExp][] = [
        ["a length of 0", (words) => (words[0] = Kind.Text), /event 1 is an event of 0 words/],
        [
            "a length beyond the end",
            (words) => (words[words.length - 4]! |= 0xff00),
            /event 6 is an event of 255 words where 4/,
        ],
        [
            "an unknown kind",
            (words) => (words[words.length - 4] = 200 | (4 << 8)),
            /event 6 is the unknown kind 200/,
        ],
        [
            "an event that is longer than its kind",
            (words) => (words[indexOf(words, Kind.TaskFinished)] = Kind.TaskBegan | (7 << 8)),
            /TaskBegan of 7 words, of which it has 5/,
        ],
        ["a text longer than its words", (words) => (words[4] = 5000), /a text of 5000 bytes/],
        [
            "a text number that was never given",
            (words) => (words[indexOf(words, Kind.TaskFinished) + 5] = 99),
            /TaskFinished with the unknown text 99/,
        ],
        [
            "an outcome that there is none of",
            (words) => (words[indexOf(words, Kind.TaskFinished) + 4] = 3),
            /TaskFinished with the unknown outcome 3/,
        ],
        [
            "a line of an unknown file",
            (words) => (words[indexOf(words, Kind.TaskBegan) + 4] = 7 << 20),
            /TaskBegan with the unknown line/,
        ],
        [
            "a time that falls",
            (words) => (words[indexOf(words, Kind.TaskFinished) + 1] = 0),
            /a time before the one before it/,
        ],
    ];

    test.each(damages)("a trace with %s", async (_, damage, sentence) => {
        const words = smallTrace();
        damage(words);
        const bytes = new Uint8Array(words.buffer);
        const file = await written(recordingOf(smallTrace()));
        const message = await refusal({ ...file, words: base64Of(await packed(bytes)) });
        expect(message).toMatch(/^its trace is damaged: event \d+ is /);
        expect(message).toMatch(sentence);
    });
});

/** Where the first event of a kind begins. */
function indexOf(words: Uint32Array, kind: number): number {
    let offset = 0;
    while ((words[offset]! & 0xff) !== kind) offset += (words[offset]! >>> 8) & 0xff;
    return offset;
}

test("A trace with words that lie is refused, or every view shows it", async () => {
    const sources = examples.filter(({ name }) =>
        ["timeout-and-shield", "deadlock", "to-thread", "eager-tasks", "semaphore"].includes(name),
    );
    let state = 12345;
    const random = (below: number) => {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
    };
    let shown = 0;
    for (const { source } of sources) {
        const words = logOf(tracedWords(engine, source)).packed();
        const { ending, ...recording } = recordingOf(words, { source, cursor: 0 });
        const file = await written({ ...recording, ending: { ...ending, events: 0 } });
        for (let round = 0; round < 60; round++) {
            const damaged = words.slice();
            for (let change = 0; change <= round % 4; change++) {
                const place = random(words.length);
                damaged[place] = [
                    damaged[random(words.length)]!,
                    random(40),
                    damaged[place]! ^ (1 << random(32)),
                ][random(3)]!;
            }
            const content = { ...file, words: base64Of(await packed(new Uint8Array(damaged.buffer))) };
            if ((await refusal(content)) !== "") continue;
            showEverything(damaged);
            shown++;
        }
    }
    expect(shown).toBeGreaterThan(20);
}, 60_000);

function showEverything(words: Uint32Array): void {
    const model = new RunModel();
    model.append(words);
    const { log, history } = model;
    for (let index = 0; index < log.count; index++) plainText(tell(model, index));
    new Doctor(model).readOn();
    outputText(model, log.count);
    for (let step = 0; step <= 12; step++) {
        const count = Math.floor((log.count * step) / 12);
        const moment = model.momentAfter(count);
        drawing(awaitGraph(model, moment, history.tasks[0]?.id ?? 0));
        moment.timersInOrder(5);
        for (const handle of moment.ready.values()) readyReason(handle, model, count);
        for (const { id } of history.tasks) factsOf(model, moment, moment.time, id);
        for (const id of history.futureCreated.keys()) factsOf(model, moment, moment.time, id);
        for (const row of rowsOf(history, 0, rowCount(history))) describeLane(row, count, log);
        stepForward(model, count, "line", 0);
    }
}
