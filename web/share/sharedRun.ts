// What a link holds: a program, how it runs, and where in its run one looks. It comes from anywhere, so every field is
// checked before anything is done with it; what has its usual value is left out.
import type { Intervention } from "../../wasm/interventions";
import type { Limits } from "../../wasm/session";

export interface SharedRun {
    program: string;
    clock: "virtual" | "real";
    seed: number;
    debug: boolean;
    /** Position of the speed slider, 0 to 100. */
    speed: number;
    /** Below what the page allows anyhow. */
    limits: Partial<Limits>;
    interventions: readonly Intervention[];
    /** Lines at which the playhead stops. */
    breakpoints: readonly number[];
    /** Events that lie behind the playhead; where the run has fewer, it stands at the end. */
    cursor: number;
    /** Seconds on the run's clock, where the playhead stands between that event and the next; else 0. */
    time: number;
    /** How far a step goes. */
    step: "loop" | "task" | "line";
    /** The task or future that is looked at, by its number in the trace; 0 for none. */
    selected: number;
    /** The panel in front, where several share a place; "usual" for the one that the page opens with. */
    panel: Panel;
}

export const panels = [
    "usual",
    "program",
    "output",
    "story",
    "warnings",
    "loop",
    "graph",
    "inspector",
] as const;
export type Panel = (typeof panels)[number];

/** Everything that a link may leave out. */
export const usualRun: Omit<SharedRun, "program"> = {
    clock: "virtual",
    seed: 0,
    debug: false,
    speed: 50,
    limits: {},
    interventions: [],
    breakpoints: [],
    cursor: 0,
    time: 0,
    step: "loop",
    selected: 0,
    panel: "usual",
};

/** The run as JSON without what is usual. */
export function runToText(run: SharedRun): string {
    const { program, ...rest } = run;
    const unusual = Object.entries(rest).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(usualRun[name as keyof typeof usualRun]),
    );
    return JSON.stringify({ program, ...Object.fromEntries(unusual) });
}

/** Throws `InvalidRun` with the field that is not as it should be. */
export function runFromText(text: string): SharedRun {
    let content: unknown;
    try {
        content = JSON.parse(text);
    } catch {
        throw new InvalidRun("it is not JSON");
    }
    const fields = objectOf("it", content, [...Object.keys(usualRun), "program"]);
    if (!("program" in fields)) throw new InvalidRun("the program is missing");
    const given = Object.entries(fields).map(([name, value]) => [
        name,
        readers[name as keyof SharedRun](name, value),
    ]);
    return { ...usualRun, ...Object.fromEntries(given) } as SharedRun;
}

/** The text is not a run. The message says what is wrong, to be set into a sentence. */
export class InvalidRun extends Error {}

type Reader<Value> = (name: string, value: unknown) => Value;

const mostId = 2 ** 32 - 1;
const mostInList = 10_000;

const limitReaders: { [Name in keyof Limits]: Reader<number> } = {
    memoryBytes: whole(1, 2 ** 32),
    recursion: whole(1, 2 ** 31 - 1),
    integerBits: whole(1, 2 ** 31 - 1),
    integerDigits: whole(0, 2 ** 31 - 1),
    tasks: whole(1, 2 ** 31 - 1),
    outputBytes: whole(0, Number.MAX_SAFE_INTEGER),
    sliceUnits: whole(1, 10_000),
};

const readers: { [Name in keyof SharedRun]: Reader<SharedRun[Name]> } = {
    program: string,
    clock: oneOf("virtual", "real"),
    seed: whole(0, 2 ** 32 - 1),
    debug: boolean,
    speed: number(0, 100),
    limits(name, value) {
        const given = objectOf(name, value, Object.keys(limitReaders));
        return Object.fromEntries(
            Object.entries(given).map(([limit, value]) => [
                limit,
                limitReaders[limit as keyof Limits](limit, value),
            ]),
        );
    },
    interventions: listOf("an intervention", intervention),
    breakpoints: listOf("a breakpoint", whole(1, 1_000_000)),
    cursor: whole(0, Number.MAX_SAFE_INTEGER),
    time: number(0, Number.MAX_VALUE),
    step: oneOf("loop", "task", "line"),
    selected: whole(0, mostId),
    panel: oneOf(...panels),
};

/** The fields of each kind of intervention beside its action, place and target. */
const deeds: { [Action in Intervention["action"]]: Record<string, Reader<unknown>> } = {
    cancel: { message: string },
    setResult: { value: string },
    setException: { type: string, message: string },
    throw: { type: string, message: string },
    moveTimer: { when: number(0, Number.MAX_VALUE) },
};

function intervention(name: string, value: unknown): Intervention {
    const action = (value as { action?: unknown } | null)?.action;
    if (typeof action !== "string" || !Object.hasOwn(deeds, action))
        throw new InvalidRun(`${name} does something that is unknown here`);
    const fields: Record<string, Reader<unknown>> = {
        ...deeds[action as keyof typeof deeds],
        at: whole(0, Number.MAX_SAFE_INTEGER),
        target: whole(1, mostId),
    };
    const given = objectOf(name, value, ["action", ...Object.keys(fields)]);
    for (const [field, read] of Object.entries(fields))
        if (field in given || field !== "message") read(`the ${field} of ${name}`, given[field]);
    return given as unknown as Intervention;
}

function objectOf(name: string, value: unknown, known: readonly string[]): Record<string, unknown> {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        throw new InvalidRun(`${called(name)} is not an object`);
    const strange = Object.keys(value).find((field) => !known.includes(field));
    if (strange !== undefined)
        throw new InvalidRun(`${called(name)} has a field ${JSON.stringify(strange)}, which is unknown here`);
    return { ...value };
}

function string(name: string, value: unknown): string {
    if (typeof value !== "string") throw new InvalidRun(`${called(name)} is not text`);
    return value;
}

function boolean(name: string, value: unknown): boolean {
    if (typeof value !== "boolean") throw new InvalidRun(`${called(name)} is neither true nor false`);
    return value;
}

function number(least: number, most: number): Reader<number> {
    return (name, value) => {
        if (typeof value !== "number" || !(value >= least && value <= most))
            throw new InvalidRun(`${called(name)} is not a number from ${least} to ${most}`);
        return value;
    };
}

function whole(least: number, most: number): Reader<number> {
    return (name, value) => {
        if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most)
            throw new InvalidRun(`${called(name)} is not a whole number from ${least} to ${most}`);
        return value as number;
    };
}

function oneOf<const Word extends string>(...words: readonly Word[]): Reader<Word> {
    return (name, value) => {
        const word = words.find((known) => known === value);
        if (word === undefined) throw new InvalidRun(`${called(name)} is none of ${words.join(", ")}`);
        return word;
    };
}

function listOf<Value>(element: string, read: Reader<Value>): Reader<Value[]> {
    return (name, value) => {
        if (!Array.isArray(value) || value.length > mostInList)
            throw new InvalidRun(`${called(name)} is not a list of at most ${mostInList}`);
        return value.map((one) => read(element, one));
    };
}

const called = (name: string) => (/^\w{3,}$/.test(name) ? `its ${name}` : name);
