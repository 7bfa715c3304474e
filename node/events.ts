// The trace's events as objects, for programs and people: what the page reads as packed words (web/trace/decoder.ts).
import { EventCursor, type TraceLog } from "../web/trace/decoder";
import {
    at,
    causeKinds,
    eventFields,
    eventNames,
    outcomes,
    waitKinds,
    type EventName,
} from "../web/trace/events";

export interface TraceEvent {
    /** Its place: how many events came before it. */
    index: number;
    kind: EventName;
    /** Seconds on the run's clock. */
    time: number;
    /** 0 is the host: what happened between two steps of the program. */
    thread: number;
    /**
     * By the names of core/loop/trace_events.def. Ids, numbers and lines are numbers (0: none), times seconds (null: never),
     * texts and kinds of waits, causes and outcomes words.
     */
    fields: Record<string, number | string | null>;
}

const lineBits = 20;
/** Nanoseconds of "never" in seconds. */
const never = 2 ** 64 / 1e9;

const layouts = eventNames.map((name) =>
    eventFields[name].split(" ").map((field) => {
        const [fieldName = "", type = ""] = field.split(":");
        return { name: fieldName, type, offset: (at[name] as Record<string, number>)[fieldName]! };
    }),
);

/** The events from one place (counted from 0) up to another that is not among them, as far as they are kept. */
export function* eventsBetween(log: TraceLog, from: number, to: number): Generator<TraceEvent> {
    const cursor = new EventCursor();
    for (let index = Math.max(from, log.first); index < Math.min(to, log.count); index++)
        yield readEvent(log, log.seek(index, cursor));
}

function readEvent(log: TraceLog, cursor: EventCursor): TraceEvent {
    const fields: TraceEvent["fields"] = {};
    for (const { name, type, offset } of layouts[cursor.kind] ?? [])
        fields[name] = readField(log, cursor, type, offset);
    const { index, time, thread } = cursor;
    return { index, kind: eventNames[cursor.kind]!, time, thread, fields };
}

function readField(log: TraceLog, cursor: EventCursor, type: string, offset: number): number | string | null {
    const word = cursor.word(offset);
    switch (type) {
        case "text":
            return log.text(word);
        case "wait":
            return waitKinds[word] ?? "";
        case "cause":
            return causeKinds[word] ?? "";
        case "outcome":
            return outcomes[word] ?? "";
        case "line":
            return lineOf(word);
        case "nanoseconds": {
            const seconds = cursor.seconds(offset);
            return seconds >= never ? null : seconds;
        }
        default:
            return word;
    }
}

/** A line of the program; 0 for one of another file. */
export function lineOf(word: number): number {
    return word >>> lineBits === 0 ? word : 0;
}
