// The trace's words as the worker sees them: it tells events apart without reading them.
import { Kind } from "../trace/events";

/** In words, by the first one of an event (core/loop/trace.h). */
export function eventLength(head: number): number {
    return Math.max(1, (head >>> 8) & 0xff);
}

/** How many events lie in these words as the page counts them: a text is part of those that speak of it. */
export function countEvents(words: Uint32Array): number {
    let count = 0;
    for (let offset = 0; offset < words.length; offset += eventLength(words[offset]!)) {
        if ((words[offset]! & 0xff) !== Kind.Text) count++;
    }
    return count;
}
