// Writes XML: elements, attributes, texts. Whatever a program has printed or called its tasks stays text.

export type Attributes = Record<string, string | number>;

/** An element with what stands in it, which is XML already. */
export function tag(name: string, attributes: Attributes, ...content: string[]): string {
    const start = `<${[name, attributesOf(attributes)].filter((part) => part !== "").join(" ")}`;
    return content.length === 0
        ? `${start}/>`
        : `${start}>${content.filter((part) => part !== "").join("\n")}</${name}>`;
}

/** Numbers are no finer than a picture needs. */
export function attributesOf(attributes: Attributes): string {
    return Object.entries(attributes)
        .map(([name, value]) => `${name}="${typeof value === "number" ? rounded(value) : escaped(value)}"`)
        .join(" ");
}

export function rounded(number: number): string {
    return String(Math.round(number * 100) / 100);
}

/** Text for content and attributes; what XML cannot hold at all becomes the sign for that. */
export function escaped(text: string): string {
    return (
        text
            // eslint-disable-next-line no-control-regex -- these are what XML forbids, and halves of characters
            .replaceAll(/\p{Cs}|[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/gu, "\ufffd")
            .replaceAll("&", "&amp;")
            .replaceAll("<", "&lt;")
            .replaceAll(">", "&gt;")
            .replaceAll('"', "&quot;")
    );
}

/** A text, escaped, of about so many pixels: a drawing without a screen does not know its letters' widths. */
export function shortened(text: string, room: number, size: number): string {
    const line = text.replaceAll(/\s+/g, " ");
    const letters = Math.max(1, Math.floor(room / (size * 0.56)));
    return escaped(line.length > letters ? `${line.slice(0, Math.max(1, letters - 1))}…` : line);
}

export function lines(...parts: string[]): string {
    return parts.filter((part) => part !== "").join("\n");
}
