// Writes a trace in the packed format, event by event. Tests build their runs with it.
import { eventFields, eventNames, headWords, Kind, type EventName } from "./events";
import { packText } from "./packing";

/** For each kind of event which of its fields are times. */
const takesTwoWords = eventNames.map((name) =>
    eventFields[name].split(" ").map((field) => field.endsWith(":nanoseconds")),
);

export class TraceWriter {
    private words: number[] = [];
    private readonly numbers = new Map<string, number>();

    /** Adds an event at a time in seconds; fields in the order of the kind, texts as strings, `nanoseconds` in seconds. */
    add(name: EventName, seconds: number, ...fields: (number | string)[]): this {
        const packed = fields.map((field) => (typeof field === "string" ? this.textNumber(field) : field));
        const body: number[] = [];
        takesTwoWords[Kind[name]]!.forEach((two, index) => {
            const value = packed[index] ?? 0;
            if (two) body.push(...nanoseconds(value));
            else body.push(value >>> 0);
        });
        this.words.push(Kind[name] | ((headWords + body.length) << 8), ...nanoseconds(seconds), ...body);
        return this;
    }

    /** The words so far; the writer begins anew behind them, with its texts known. */
    take(): Uint32Array {
        const words = Uint32Array.from(this.words);
        this.words = [];
        return words;
    }

    private textNumber(text: string): number {
        const known = this.numbers.get(text);
        if (known !== undefined) return known;
        const number = this.numbers.size + 1;
        this.numbers.set(text, number);
        for (const word of packText(number, text)) this.words.push(word);
        return number;
    }
}

function nanoseconds(seconds: number): [number, number] {
    const whole = Math.round(seconds * 1e9);
    return [whole >>> 0, Math.floor(whole / 4294967296)];
}
