// The store of a run's trace: takes the packed words as the worker sends them and gives any event by its index.
// Events stay packed words; none becomes an object. They lie in chunks of `chunkEvents`, so that the oldest can be
// let go when a run grows past its bounds. Texts are taken out on the way in and kept by number.
import { at, eventFields, eventNames, headWords, Kind } from "./events";
import { packText, textPieceBytes } from "./packing";

export const chunkEvents = 4096;

/** The trace is broken: a length that cannot be. The run that sent it cannot be shown further. */
export class TraceError extends Error {
    override name = "TraceError";
}

interface Chunk {
    words: Uint32Array;
    used: number;
    readonly offsets: Uint32Array;
    readonly times: Float64Array;
    /** The newest text when the chunk was opened. */
    readonly textBefore: number;
}

/** A place in the trace; reads the fields of the event it stands on. */
export class EventCursor {
    words: Uint32Array = new Uint32Array(0);
    offset = 0;
    index = -1;
    kind = 0;
    /** Seconds on the run's clock. */
    time = 0;

    /** The thread that the event happened on; 0 is the main thread. */
    get thread(): number {
        return this.words[this.offset]! >>> 16;
    }

    /** A field's word; `field` comes from `at`. 0 for one of the last, which an event may lack. */
    word(field: number): number {
        const length = (this.words[this.offset]! >>> 8) & 0xff;
        return field < length ? this.words[this.offset + field]! : 0;
    }

    /** A field that may be negative, such as an exit code. */
    signed(field: number): number {
        return this.word(field) | 0;
    }

    /** A `nanoseconds` field in seconds. */
    seconds(field: number): number {
        return secondsOf(this.word(field), this.word(field + 1));
    }
}

export class TraceLog {
    /** Events taken in since the run began; the newest has the index `count - 1`. */
    count = 0;
    /** Index of the oldest event that is still kept. */
    first = 0;
    /** Time of the newest event in seconds. */
    lastTime = 0;
    /** Words taken in since the run began. */
    received = 0;

    private readonly chunks: Chunk[] = [];
    private readonly texts = new Map<number, string>();
    private rest: Uint32Array = new Uint32Array(0);
    private readonly utf8 = new TextDecoder();
    private openText = 0;
    private newestText = 0;

    /** Takes in what the worker drained; an event may be split between two calls. Throws TraceError. */
    append(batch: Uint32Array): void {
        this.received += batch.length;
        const words = this.rest.length > 0 ? joined([this.rest, batch]) : batch;
        let offset = 0;
        while (offset < words.length) {
            const length = (words[offset]! >>> 8) & 0xff;
            if (length < headWords)
                throw new TraceError(`an event of ${length} words at event ${this.count}`);
            if (offset + length > words.length) break;
            if ((words[offset]! & 0xff) === Kind.Text) this.takeText(words, offset, length);
            else this.takeEvent(words, offset, length);
            offset += length;
        }
        this.rest = words.slice(offset);
    }

    /** Puts the cursor on an event that is still kept (`first <= index < count`). */
    seek(index: number, cursor: EventCursor): EventCursor {
        const chunk = this.chunkOf(index);
        const place = index % chunkEvents;
        cursor.words = chunk.words;
        cursor.offset = chunk.offsets[place]!;
        cursor.index = index;
        cursor.kind = chunk.words[cursor.offset]! & 0xff;
        cursor.time = chunk.times[place]!;
        return cursor;
    }

    /** Seconds on the run's clock at which an event that is still kept happened. */
    timeAt(index: number): number {
        return this.chunkOf(index).times[index % chunkEvents]!;
    }

    /** How many events happened at or before a time; counts those that were dropped. */
    countUntil(time: number): number {
        let low = this.first;
        let high = this.count;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.timeAt(middle) <= time) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** The string behind a text number; empty for a number that was never given. */
    text(number: number): string {
        return this.texts.get(number) ?? "";
    }

    /** The events that are kept as packed words again, each text right before the first event that speaks of it. */
    packed(): Uint32Array<ArrayBuffer> {
        const parts: Uint32Array[] = [];
        const texts = this.texts.entries();
        let next = texts.next();
        for (const { words, used } of this.chunks) {
            let begin = 0;
            for (let offset = 0; offset < used; offset += (words[offset]! >>> 8) & 0xff) {
                let newest = 0;
                for (const field of textFields[words[offset]! & 0xff] ?? [])
                    newest = Math.max(newest, words[offset + field]!);
                if (next.done || next.value[0] > newest) continue;
                parts.push(words.subarray(begin, offset));
                begin = offset;
                for (; !next.done && next.value[0] <= newest; next = texts.next())
                    parts.push(packText(...next.value));
            }
            parts.push(words.subarray(begin, used));
        }
        return joined(parts);
    }

    /** Lets go of the oldest chunk of events and of the texts that no event left can speak of. */
    dropOldestChunk(): void {
        if (this.chunks.shift() === undefined) return;
        this.first = Math.min(this.count, (Math.floor(this.first / chunkEvents) + 1) * chunkEvents);
        const oldest = (this.chunks[0]?.textBefore ?? this.newestText) - rememberedTexts;
        for (const number of this.texts.keys()) {
            if (number >= oldest) break;
            this.texts.delete(number);
        }
    }

    private chunkOf(index: number): Chunk {
        const chunk = this.chunks[Math.floor(index / chunkEvents) - Math.floor(this.first / chunkEvents)];
        if (chunk === undefined || index >= this.count) throw new RangeError(`event ${index} is not kept`);
        return chunk;
    }

    private takeEvent(words: Uint32Array, offset: number, length: number): void {
        const place = this.count % chunkEvents;
        const chunk = place === 0 ? this.openChunk() : this.chunks[this.chunks.length - 1]!;
        if (chunk.used + length > chunk.words.length) {
            const larger = new Uint32Array(chunk.words.length * 2);
            larger.set(chunk.words);
            chunk.words = larger;
        }
        for (let i = 0; i < length; i++) chunk.words[chunk.used + i] = words[offset + i]!;
        chunk.offsets[place] = chunk.used;
        chunk.used += length;
        this.lastTime = secondsOf(words[offset + 1]!, words[offset + 2]!);
        chunk.times[place] = this.lastTime;
        this.count++;
    }

    private openChunk(): Chunk {
        const chunk = {
            words: new Uint32Array(chunkEvents * 4),
            used: 0,
            offsets: new Uint32Array(chunkEvents),
            times: new Float64Array(chunkEvents),
            textBefore: this.newestText,
        };
        this.chunks.push(chunk);
        return chunk;
    }

    private takeText(words: Uint32Array, offset: number, length: number): void {
        const number = words[offset + headWords]!;
        const size = words[offset + headWords + 1]!;
        if (size > (length - headWords - 2) * 4)
            throw new TraceError(`a text of ${size} bytes in ${length} words`);
        const aligned = words.slice(offset + headWords + 2, offset + length);
        const bytes = new Uint8Array(aligned.buffer, 0, size);
        const before = this.openText === number ? this.text(number) : "";
        const full = size === textPieceBytes;
        this.texts.set(number, before + this.utf8.decode(bytes, { stream: full }));
        this.openText = full ? number : 0;
        this.newestText = number;
    }
}

/** For each kind of event where the numbers of its texts stand. */
const textFields = eventNames.map((name) =>
    eventFields[name]
        .split(" ")
        .filter((field) => field.endsWith(":text"))
        .map((field) => (at[name] as Record<string, number>)[field.split(":")[0]!]!),
);

/** An event speaks of a text that is at most so many texts old: the core forgets them then and writes them anew. */
const rememberedTexts = 4096;

function secondsOf(low: number, high: number): number {
    return (low + high * 4294967296) / 1e9;
}

function joined(parts: readonly Uint32Array[]): Uint32Array<ArrayBuffer> {
    const all = new Uint32Array(parts.reduce((length, part) => length + part.length, 0));
    let offset = 0;
    for (const part of parts) {
        all.set(part, offset);
        offset += part.length;
    }
    return all;
}
