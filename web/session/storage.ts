// What the page remembers between visits, in localStorage. A browser that refuses it (private windows, embedded pages)
// costs the memory and nothing else.

export interface SavedProgram {
    text: string;
    /** Name of the example that it began as; empty for none. */
    example: string;
    /** Lines at which the playhead stops. */
    breakpoints: number[];
}

const programKey = "loopscope.program";

export function savedProgram(): SavedProgram | null {
    const saved = readItem(programKey);
    if (saved === null) return null;
    try {
        const { text, example, breakpoints } = JSON.parse(saved) as Partial<SavedProgram>;
        if (typeof text !== "string") return null;
        return {
            text,
            example: typeof example === "string" ? example : "",
            breakpoints: Array.isArray(breakpoints) ? breakpoints.filter(Number.isSafeInteger) : [],
        };
    } catch {
        return null;
    }
}

export function saveProgram(program: SavedProgram): void {
    writeItem(programKey, JSON.stringify(program));
}

export function readItem(key: string): string | null {
    try {
        return localStorage.getItem(key);
    } catch {
        return null;
    }
}

export function writeItem(key: string, value: string): void {
    try {
        localStorage.setItem(key, value);
    } catch {
        return;
    }
}
