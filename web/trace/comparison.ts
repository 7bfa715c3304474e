// Holds a trace that comes again, portion by portion, to one that was recorded: the same events with the same texts, in the
// same order. When a text was first written does not matter, only what it says.
import { headWords, Kind } from "./events";

export class TraceComparison {
    /** Where the next event and the next text of the recorded trace begin. */
    private nextEvent = 0;
    private nextText = 0;
    private left: number;

    /** Only the first `events` events of the recorded trace count. */
    constructor(
        private readonly recorded: Uint32Array,
        events: number,
    ) {
        this.left = events;
    }

    /** Whether the next portion, in whole events, goes on as the recorded trace does. */
    agrees(words: Uint32Array): boolean {
        for (let offset = 0; offset < words.length && this.left > 0;) {
            const length = lengthAt(words, offset);
            const isSame = isText(words, offset)
                ? this.takeText(words, offset, length)
                : this.takeEvent(words, offset, length);
            if (!isSame) return false;
            offset += length;
        }
        return true;
    }

    private takeEvent(words: Uint32Array, offset: number, length: number): boolean {
        this.nextEvent = this.find(this.nextEvent, false);
        const isSame = this.sameWords(words, offset, this.nextEvent, length, 0);
        this.nextEvent += length;
        this.left--;
        return isSame;
    }

    private takeText(words: Uint32Array, offset: number, length: number): boolean {
        this.nextText = this.find(this.nextText, true);
        // A text that no event of the recording speaks of was not recorded.
        if (!(this.recorded[this.nextText + headWords]! <= words[offset + headWords]!)) return true;
        const isSame = this.sameWords(words, offset, this.nextText, length, headWords);
        this.nextText += length;
        return isSame;
    }

    /** The first text, or the first other event, at or after a place; the end where there is none. */
    private find(from: number, text: boolean): number {
        const { recorded } = this;
        let offset = from;
        while (offset < recorded.length && isText(recorded, offset) !== text)
            offset += lengthAt(recorded, offset);
        return offset;
    }

    private sameWords(
        words: Uint32Array,
        offset: number,
        place: number,
        length: number,
        from: number,
    ): boolean {
        if (lengthAt(this.recorded, place) !== length) return false;
        for (let word = from; word < length; word++)
            if (words[offset + word] !== this.recorded[place + word]) return false;
        return true;
    }
}

function isText(words: Uint32Array, offset: number): boolean {
    return (words[offset]! & 0xff) === Kind.Text;
}

function lengthAt(words: Uint32Array, offset: number): number {
    return Math.max(1, ((words[offset] ?? 0) >>> 8) & 0xff);
}
