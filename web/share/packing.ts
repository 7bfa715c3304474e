// Text packed for an address and back: deflated, with a checksum before it, in the characters that every chat and mail
// program leaves alone. Works in the browser and in Node alike. What is unpacked is never more than it may be, whatever
// the packed text claims to hold.
import { base64Of, bytesOf, through } from "../trace/compression";

/** Why a packed text could not be unpacked. `cut`: its end is missing. `oversized`: it holds more than is allowed. */
export type Damage = "damaged" | "cut" | "oversized";

const checksumLength = 4;

/** The text in letters, digits, `-` and `_`. */
export async function pack(text: string): Promise<string> {
    const bytes = new TextEncoder().encode(text);
    const deflated = await collect(bytes, new CompressionStream("deflate-raw"), Infinity);
    const packed = new Uint8Array(checksumLength + deflated.length);
    new DataView(packed.buffer).setUint32(0, crc32(bytes));
    packed.set(deflated, checksumLength);
    return base64Of(packed).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text that was packed, at most so many bytes of UTF-8, or why it cannot be had. */
export async function unpack(packed: string, mostBytes: number): Promise<{ text: string } | Damage> {
    if (!/^[\w-]*$/.test(packed)) return "damaged";
    // Four characters are three bytes: one left over is a piece of a byte.
    const bytes = bytesOf(packed.replaceAll("-", "+").replaceAll("_", "/"));
    if (bytes === null || bytes.length <= checksumLength) return "cut";
    const deflated = bytes.subarray(checksumLength);
    let inflated: Uint8Array;
    try {
        inflated = await collect(deflated, new DecompressionStream("deflate-raw"), mostBytes);
    } catch (error) {
        return error instanceof RangeError ? "oversized" : "cut";
    }
    if (crc32(inflated) !== new DataView(bytes.buffer).getUint32(0)) return "damaged";
    try {
        return { text: new TextDecoder("utf-8", { fatal: true }).decode(inflated) };
    } catch {
        return "damaged";
    }
}

/** What comes out of the stream for these bytes; throws RangeError as soon as it is more than `most`. */
async function collect(bytes: Uint8Array, stream: GenericTransformStream, most: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of through(bytes, stream)) {
        length += part.length;
        if (length > most) throw new RangeError("more than it may be");
        parts.push(part);
    }
    const whole = new Uint8Array(length);
    let place = 0;
    for (const part of parts) {
        whole.set(part, place);
        place += part.length;
    }
    return whole;
}

/** CRC-32 as zip, gzip and PNG have it. */
function crc32(bytes: Uint8Array): number {
    let sum = ~0;
    for (const byte of bytes) {
        sum ^= byte;
        for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
}
