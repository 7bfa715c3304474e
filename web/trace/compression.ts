// Bytes made small and fit for JSON, and back: gzip by the browser's or Node's own streams, base64. What comes back is
// bounded, whatever the packed bytes say.

export async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for await (const part of through(bytes, new CompressionStream("gzip"))) parts.push(part);
    const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let offset = 0;
    for (const part of parts) {
        all.set(part, offset);
        offset += part.length;
    }
    return all;
}

/** Exactly so many bytes; null for anything else than what `packed` has made of so many. */
export async function unpacked(bytes: Uint8Array, length: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const all = new Uint8Array(length);
    let offset = 0;
    try {
        for await (const part of through(bytes, new DecompressionStream("gzip"))) {
            if (offset + part.length > length) return null;
            all.set(part, offset);
            offset += part.length;
        }
    } catch {
        // The stream refuses them: they are cut off, or no gzip.
        return null;
    }
    return offset === length ? all : null;
}

/** What comes out of a stream for these bytes, part by part. Ends the stream, too, where nobody takes the rest. */
export async function* through(
    bytes: Uint8Array,
    stream: GenericTransformStream,
): AsyncGenerator<Uint8Array> {
    const output = (stream.readable as ReadableStream<Uint8Array>).getReader();
    const input = stream.writable.getWriter();
    // Their failure is the reader's, too.
    input.write(bytes).catch(() => undefined);
    input.close().catch(() => undefined);
    try {
        for (let part = await output.read(); !part.done; part = await output.read()) yield part.value;
    } finally {
        await output.cancel().catch(() => undefined);
    }
}

/** Bytes that become characters in one call. */
const portion = 0x6000;

export function base64Of(bytes: Uint8Array): string {
    const parts: string[] = [];
    for (let from = 0; from < bytes.length; from += portion)
        parts.push(btoa(String.fromCharCode(...bytes.subarray(from, from + portion))));
    return parts.join("");
}

/** Null for what is not base64. */
export function bytesOf(base64: string): Uint8Array | null {
    try {
        const characters = atob(base64);
        const bytes = new Uint8Array(characters.length);
        for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
        return bytes;
    } catch {
        return null;
    }
}
