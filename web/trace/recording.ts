// A run as a file: the program, how it was run, its whole trace and how it ended; all that is needed to show it without
// running it. JSON (docs/TRACE_FILE.md). What is read was looked through to the last word before anything of it is used.
import type { Intervention } from "../../wasm/interventions";
import type { Limits, Problem } from "../../wasm/session";
import { base64Of, bytesOf, packed, unpacked } from "./compression";
import { TraceError } from "./decoder";
import { eventFields } from "./events";
import { Fields, RecordingError } from "./recordingFields";
import { tableProblem, TraceCheck, type EventTable } from "./traceCheck";

export { RecordingError } from "./recordingFields";

const recordingFormat = "loopscope run";
/** Files of this version and of all before it can be read. In those of version 1 events have all their fields. */
const recordingVersion = 2;

/** Bytes of a file that is read or written at most. */
const mostFileBytes = 128 * 2 ** 20;
/** Words of a trace that is read or written at most. */
const mostWords = 64 * 2 ** 20;
/** Characters of a program in a file at most. */
const mostSource = 4 * 2 ** 20;
const mostInterventions = 10_000;

export interface RecordedSettings {
    clock: "virtual" | "real";
    seed: number;
    /** asyncio's debug mode. */
    debug: boolean;
    developmentMode: boolean;
    limits: Partial<Limits>;
    interventions: readonly Intervention[];
}

/** `stuck`: nothing was left that could wake the program. `out of time`: it was ended at a given time. */
export const endings = ["finished", "stopped", "stuck", "out of time"] as const;

export interface Ending {
    how: (typeof endings)[number];
    exitCode: number;
    /** Seconds on the run's clock. */
    time: number;
    /** Events that the program itself brought about: the rest is what stopping it did. */
    events: number;
    /** The error that ended the program, or kept it from starting. */
    problem: Problem | null;
}

export interface Recording {
    source: string;
    /** As tracebacks name the program. */
    fileName: string;
    settings: RecordedSettings;
    ending: Ending;
    /** Events that lie behind the playhead. */
    cursor: number;
    /** The trace (core/loop/trace.h), from the run's first event to its last. */
    words: Uint32Array<ArrayBuffer>;
}

/** The text of the file. Throws RecordingError for a run that is too long to be read again. */
export async function writeRecording(recording: Recording): Promise<string> {
    const { source, fileName, settings, ending, cursor, words } = recording;
    if (words.length > mostWords)
        throw new RecordingError(
            `its trace has ${counted(words.length)} words, and a file holds ${counted(mostWords)}`,
        );
    if (source.length > mostSource) throw new RecordingError("its program is too long");
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    const file = {
        format: recordingFormat,
        version: recordingVersion,
        source,
        fileName,
        settings,
        ending,
        cursor,
        events: eventFields,
        wordCount: words.length,
        words: base64Of(await packed(bytes)),
    };
    return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * Reads a file's bytes. Throws RecordingError, which says in one sentence's end what is wrong with it ("it is empty").
 * Lets others have their turn between two portions of a long trace.
 */
export async function readRecording(bytes: Uint8Array): Promise<Recording> {
    refuseSize(bytes.length);
    const file = new Fields(parsed(bytes), "");
    if (file.value("format") !== recordingFormat)
        throw new RecordingError("it is JSON, but no run that Loopscope has saved");
    const version = file.whole("version");
    if (version > recordingVersion)
        throw new RecordingError(
            `it was saved by a newer version of Loopscope (format ${version}; this one reads up to ${recordingVersion})`,
        );
    const source = file.text("source");
    if (source.length > mostSource) throw new RecordingError("its program is too long");
    const table: EventTable = file.texts("events");
    const problem = tableProblem(table);
    if (problem !== "") throw new RecordingError(problem);
    const recording: Recording = {
        source,
        fileName: file.text("fileName"),
        settings: settingsOf(file.inner("settings")),
        ending: endingOf(file.inner("ending")),
        cursor: file.whole("cursor"),
        words: await wordsOf(file),
    };
    const events = await checked(recording.words, table);
    if (recording.ending.events > events || recording.cursor > events)
        throw new RecordingError(`it speaks of more events than its ${counted(events)}`);
    return recording;
}

/** Throws RecordingError for a file that is too large to be read at all. */
export function refuseSize(bytes: number): void {
    if (bytes === 0) throw new RecordingError("it is empty");
    if (bytes > mostFileBytes)
        throw new RecordingError(
            `it has ${Math.round(bytes / 2 ** 20)} MB, and a saved run has at most ${mostFileBytes / 2 ** 20}`,
        );
}

function parsed(bytes: Uint8Array): unknown {
    let text;
    try {
        text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
        throw new RecordingError("it is not text, and a saved run is JSON");
    }
    try {
        return JSON.parse(text) as unknown;
    } catch {
        const isCut = text.trimStart().startsWith(`{\n "format": "${recordingFormat}"`);
        throw new RecordingError(isCut ? "it is cut off or damaged" : "it is not JSON, as a saved run is");
    }
}

function settingsOf(settings: Fields): RecordedSettings {
    const interventions = settings.list("interventions");
    if (interventions.length > mostInterventions)
        throw new RecordingError(`it has more than ${counted(mostInterventions)} interventions`);
    return {
        clock: settings.oneOf("clock", ["virtual", "real"]),
        seed: settings.whole("seed"),
        debug: settings.boolean("debug"),
        developmentMode: settings.boolean("developmentMode"),
        limits: limitsOf(settings.inner("limits")),
        interventions: interventions.map(interventionOf),
    };
}

const limitNames: readonly (keyof Limits)[] = [
    "memoryBytes",
    "recursion",
    "integerBits",
    "integerDigits",
    "tasks",
    "outputBytes",
    "sliceUnits",
];

function limitsOf(limits: Fields): Partial<Limits> {
    const given = limitNames.filter((name) => limits.value(name) !== undefined);
    return Object.fromEntries(given.map((name) => [name, limits.whole(name)]));
}

function interventionOf(given: Fields): Intervention {
    const [at, target] = [given.whole("at"), given.whole("target")];
    const message = given.value("message") === undefined ? {} : { message: given.text("message") };
    const action = given.oneOf("action", ["cancel", "setResult", "setException", "throw", "moveTimer"]);
    switch (action) {
        case "cancel":
            return { at, target, action, ...message };
        case "setResult":
            return { at, target, action, value: given.text("value") };
        case "moveTimer":
            return { at, target, action, when: given.number("when") };
        default:
            return { at, target, action, type: given.text("type"), ...message };
    }
}

function endingOf(ending: Fields): Ending {
    return {
        how: ending.oneOf("how", endings),
        exitCode: ending.number("exitCode"),
        time: ending.number("time"),
        events: ending.whole("events"),
        problem: ending.value("problem") === null ? null : problemOf(ending.inner("problem")),
    };
}

function problemOf(problem: Fields): Problem {
    return {
        kind: problem.text("kind"),
        message: problem.text("message"),
        line: problem.whole("line"),
        column: problem.whole("column"),
        endLine: problem.whole("endLine"),
        endColumn: problem.whole("endColumn"),
    };
}

async function wordsOf(file: Fields): Promise<Uint32Array<ArrayBuffer>> {
    const count = file.whole("wordCount");
    if (count > mostWords)
        throw new RecordingError(`its trace is too long: ${counted(count)} words of ${counted(mostWords)}`);
    const packedBytes = bytesOf(file.text("words"));
    const bytes = packedBytes && (await unpacked(packedBytes, count * 4));
    if (!bytes) throw new RecordingError("its trace is damaged: it does not unpack to what it should");
    return new Uint32Array(bytes.buffer);
}

/** Words that are looked through in one go. */
const portion = 2 ** 19;

/** Gives how many events there are. */
async function checked(words: Uint32Array, table: EventTable): Promise<number> {
    const check = new TraceCheck(table);
    try {
        for (let offset = 0; offset < words.length;) {
            offset = check.take(words, offset, offset + portion);
            await new Promise((goOn) => setTimeout(goOn));
        }
    } catch (error) {
        if (!(error instanceof TraceError)) throw error;
        throw new RecordingError(`its trace is damaged: ${error.message}`);
    }
    return check.events;
}

function counted(number: number): string {
    return number.toLocaleString("en");
}
