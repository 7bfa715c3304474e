// What the browser remembers for the page. One that refuses it (private windows, embedded pages) costs the memory and
// nothing else.

/** A storage of the browser's; null where the page gets none. */
export function storage(kind: "localStorage" | "sessionStorage"): Storage | null {
    try {
        return window[kind];
    } catch {
        return null;
    }
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
