// Whether words from elsewhere are a trace: lengths that add up, kinds and enums that there are, texts and files that
// were given before they are spoken of, times that never fall. What passes can be shown without a further look.
import { TraceError } from "./decoder";
import {
    causeKinds,
    eventFields,
    eventNames,
    headWords,
    Kind,
    outcomes,
    waitKinds,
    type EventName,
} from "./events";

/** The kinds of events in the order of their numbers, with their fields: `eventFields` as it was when a trace was written. */
export type EventTable = Record<string, string>;

/** Why a trace that was written with such a table cannot be read here; empty when it can. */
export function tableProblem(table: EventTable): string {
    const names = Object.keys(table);
    const newer = "it was saved by a newer version of Loopscope";
    if (names.length > eventNames.length) return newer;
    for (const [index, name] of names.entries()) {
        const known = eventFields[name as EventName];
        if (name !== eventNames[index]) return `it has another kind of event than ${eventNames[index]}`;
        if (known === table[name] || known.startsWith(`${table[name]} `)) continue;
        return table[name]!.startsWith(`${known} `) ? newer : `it has other fields in ${name}`;
    }
    return names.length > Kind.Text ? "" : "it knows no kinds of events";
}

interface Field {
    name: string;
    type: string;
    offset: number;
}

/** How many of an enum there are, by the type of the field. */
const enumSizes: Record<string, number> = {
    wait: waitKinds.length,
    cause: causeKinds.length,
    outcome: outcomes.length,
};

const lineBits = 20;

/** Eager tasks that begin in the middle of one another at most: each moment within holds all that it lies within. */
const mostWithin = 10_000;

export class TraceCheck {
    /** Events so far; texts do not count. */
    events = 0;

    private readonly layouts: readonly { length: number; fields: readonly Field[] }[];
    private readonly files = new Set<number>([0]);
    private time = 0;
    private newestText = 0;
    /** Tasks that have begun within one another. */
    private within = 0;

    /** `table` must be one in which `tableProblem` finds none. */
    constructor(table: EventTable) {
        this.layouts = Object.values(table).map(layoutOf);
    }

    /**
     * Looks through the events from a place in the words on, until at least `upTo` or the end; gives the place that it has
     * come to. Throws TraceError for what cannot be in a trace.
     */
    take(words: Uint32Array, from: number, upTo: number): number {
        let offset = from;
        while (offset < Math.min(upTo, words.length)) {
            const length = (words[offset]! >>> 8) & 0xff;
            if (length < headWords || offset + length > words.length)
                throw this.problem(`an event of ${length} words where ${words.length - offset} are left`);
            this.takeEvent(words, offset, length);
            offset += length;
        }
        return offset;
    }

    private takeEvent(words: Uint32Array, offset: number, length: number): void {
        const kind = words[offset]! & 0xff;
        if (kind === Kind.Text) return this.takeText(words, offset, length);
        const layout = this.layouts[kind];
        if (layout === undefined) throw this.problem(`the unknown kind ${kind}`);
        if (length > layout.length)
            throw this.problem(`${eventNames[kind]} of ${length} words, of which it has ${layout.length}`);
        const time = words[offset + 1]! + words[offset + 2]! * 4294967296;
        if (time < this.time) throw this.problem("a time before the one before it");
        this.time = time;
        for (const field of layout.fields) {
            if (field.offset >= length) break;
            const word = words[offset + field.offset]!;
            const isKnown =
                field.type === "text"
                    ? word <= this.newestText
                    : field.type === "line"
                      ? this.files.has(word >>> lineBits)
                      : word < (enumSizes[field.type] ?? Infinity);
            if (!isKnown) throw this.problem(`${eventNames[kind]} with the unknown ${field.name} ${word}`);
        }
        this.countWithin(kind);
        if (kind === Kind.SourceFile) this.files.add(words[offset + headWords]!);
        this.events++;
    }

    private countWithin(kind: number): void {
        if (kind === Kind.TaskBegan && ++this.within > mostWithin)
            throw this.problem(`the beginning of a task within ${mostWithin} others`);
        if (kind === Kind.TaskSuspended || kind === Kind.TaskFinished)
            this.within = Math.max(0, this.within - 1);
        if (kind === Kind.IterationBegan || kind === Kind.HandleEnded) this.within = 0;
    }

    private takeText(words: Uint32Array, offset: number, length: number): void {
        const number = words[offset + headWords]!;
        const size = words[offset + headWords + 1]!;
        const room = length - headWords - 2;
        if (room < 0 || Math.ceil(size / 4) !== room)
            throw this.problem(`a text of ${size} bytes in ${length} words`);
        if (number === 0 || number < this.newestText) throw this.problem(`a text with the number ${number}`);
        this.newestText = number;
    }

    private problem(what: string): TraceError {
        return new TraceError(`event ${this.events + 1} is ${what}`);
    }
}

function layoutOf(fields: string): { length: number; fields: Field[] } {
    let length = headWords;
    const all = fields.split(" ").map((field) => {
        const [name = "", type = ""] = field.split(":");
        const offset = length;
        length += type === "nanoseconds" ? 2 : 1;
        return { name, type, offset };
    });
    // What any number may stand in needs no look.
    return { length, fields: all.filter(({ type }) => !["id", "number", "nanoseconds"].includes(type)) };
}
