// How a text lies in the trace's words: in pieces, each a Text event with the text's number (core/loop/trace.h).
import { headWords, Kind } from "./events";

/** A text longer than this continues in the next Text event. */
export const textPieceBytes = 240 * 4;

const utf8 = new TextEncoder();

/** The Text events of one text, packed; at time 0, as nobody asks when a text was first written. */
export function packText(number: number, text: string): Uint32Array {
    const bytes = utf8.encode(text);
    const pieces = Math.max(1, Math.ceil(bytes.length / textPieceBytes));
    const headOfPiece = headWords + 2;
    const words = new Uint32Array(pieces * headOfPiece + Math.ceil(bytes.length / 4));
    const body = new Uint8Array(words.buffer);
    let offset = 0;
    for (let piece = 0; piece < pieces; piece++) {
        const part = bytes.subarray(piece * textPieceBytes, (piece + 1) * textPieceBytes);
        const length = headOfPiece + Math.ceil(part.length / 4);
        words[offset] = Kind.Text | (length << 8);
        words[offset + headWords] = number;
        words[offset + headWords + 1] = part.length;
        body.set(part, (offset + headOfPiece) * 4);
        offset += length;
    }
    return words;
}
