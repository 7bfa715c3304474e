// Text packed for an address and back: deflated, with a checksum before it, in the characters that every chat and mail
// program leaves alone. Works in the browser and in Node alike. What is unpacked is never more than it may be, whatever
// the packed text claims to hold.

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
    return toBase64Url(packed);
}

/** The text that was packed, at most so many bytes of UTF-8, or why it cannot be had. */
export async function unpack(packed: string, mostBytes: number): Promise<{ text: string } | Damage> {
    if (!/^[\w-]*$/.test(packed)) return "damaged";
    // Four characters are three bytes: one left over is a piece of a byte.
    if (packed.length % 4 === 1) return "cut";
    const bytes = fromBase64Url(packed);
    if (bytes.length <= checksumLength) return "cut";
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
async function collect(
    bytes: Uint8Array<ArrayBuffer>,
    stream: CompressionStream | DecompressionStream,
    most: number,
): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
        length += part.value.length;
        if (length > most) {
            await reader.cancel();
            throw new RangeError("more than it may be");
        }
        pieces.push(part.value);
    }
    const whole = new Uint8Array(length);
    let place = 0;
    for (const piece of pieces) {
        whole.set(piece, place);
        place += piece.length;
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

function toBase64Url(bytes: Uint8Array): string {
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
