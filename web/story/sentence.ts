// A sentence of the story: one event in plain English, in parts, so that a page can colour names and link lines. Program
// text in it is text, never markup.

/** A piece of a sentence: words, a task by its name, a piece of the program, a line of it. */
export type Part = string | { task: number; name: string } | { code: string } | { line: number };

export interface Sentence {
    /** Index of the event that it tells. */
    readonly event: number;
    /** Seconds on the run's clock. */
    readonly time: number;
    /** Id of the task that it is about; 0 for none. */
    readonly task: number;
    readonly parts: readonly Part[];
}

export function plainText(sentence: Sentence): string {
    return sentence.parts.map(partText).join("");
}

export function partText(part: Part): string {
    if (typeof part === "string") return part;
    if ("task" in part) return part.name;
    return "code" in part ? part.code : `line ${part.line}`;
}

/** A time as sentences say it: at most three decimals, none that are zero. */
export function at(seconds: number): string {
    return `t = ${Number(seconds.toFixed(3))}`;
}

/** A text in quotes, cut where it is too long for a sentence; newlines at its end are not told. */
export function quoted(text: string, most = 60): string {
    const line = text.replace(/\n+$/, "").replaceAll("\n", " ⏎ ");
    return line.length > most ? `“${line.slice(0, most - 1)}…”` : `“${line}”`;
}

/** "sleep 0.4" as the program writes it: "sleep(0.4)". */
export function asCall(label: string): string {
    const [, name, rest] = /^(\w+) (-?[\d.]+|inf)$/.exec(label) ?? [];
    return name === undefined ? label : `${name}(${rest})`;
}
