// The reader's programs, kept in the browser from visit to visit: each under a key of its own, so that two tabs that write
// at the same time write different things. Where the browser keeps nothing (private windows, embedded pages) they last as
// long as the page.

/** A program as it stands in the editor. */
export interface Program {
    text: string;
    /** Name of the example that it began as; empty for none. */
    example: string;
    /** Lines at which the playhead stops. */
    breakpoints: readonly number[];
}

export interface KeptProgram extends Program {
    id: string;
    /** When it was saved, in milliseconds since 1970. */
    saved: number;
    /** Whether its reader has written in it: an example that was only looked at is nobody's work. */
    touched: boolean;
}

export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Of the programs that were saved longest ago, more than these are let go. */
const mostPrograms = 30;

const prefix = "loopscope.program.";
const tabKey = "loopscope.tab";

export class Programs {
    /** Whether what is saved outlives the page. */
    readonly last: boolean;
    private readonly store: Store;
    /** What each program that was open in this tab was when the tab opened or wrote it last. */
    private readonly seen = new Map<string, string>();

    /** `lasting` outlives the tab, `tab` lives as long as it; null where the browser gives none. */
    constructor(
        lasting: Store | null,
        private readonly tab: Store | null,
        private readonly now: () => number = Date.now,
    ) {
        this.last = lasting !== null;
        this.store = lasting ?? new MemoryStore();
    }

    /** The program to begin with: the one that this tab had before it was loaded again, else the newest; null for none. */
    get first(): KeptProgram | null {
        const id = attempt(() => this.tab?.getItem(tabKey));
        return (id ? this.read(id) : null) ?? this.all[0] ?? null;
    }

    /** Reads the program that this tab goes on with; null when it is not kept any more. */
    open(id: string): KeptProgram | null {
        const text = attempt(() => this.store.getItem(prefix + id));
        if (text !== null) this.seen.set(id, text);
        attempt(() => this.tab?.setItem(tabKey, id));
        return this.read(id);
    }

    /** All of them, the newest first. */
    get all(): KeptProgram[] {
        return this.ids
            .map((id) => this.read(id))
            .filter((program) => program !== null)
            .sort((one, other) => other.saved - one.saved);
    }

    /** The program of that id; null when it is not kept any more. */
    read(id: string): KeptProgram | null {
        const text = attempt(() => this.store.getItem(prefix + id));
        return text === null ? null : programOf(id, text);
    }

    /**
     * Saves a program and gives the id that it is under. That is another one when there is none yet, and when another tab
     * has written under it in the meantime: then both are kept. Null when there is no room for it.
     */
    save(id: string, program: Program, touched: boolean): string | null {
        const saved = this.now();
        const key = id === "" || this.isAnothers(id) ? newId(saved) : id;
        const text = JSON.stringify({ ...program, saved, touched });
        if (attempt(() => (this.store.setItem(prefix + key, text), true)) === null) return null;
        this.seen.set(key, text);
        attempt(() => this.tab?.setItem(tabKey, key));
        if (key !== id) for (const old of this.all.slice(mostPrograms)) this.remove(old.id);
        return key;
    }

    remove(id: string): void {
        attempt(() => this.store.removeItem(prefix + id));
    }

    /** Whether another tab has written under the id since this one did. */
    isAnothers(id: string): boolean {
        const text = attempt(() => this.store.getItem(prefix + id));
        return text !== null && text !== this.seen.get(id);
    }

    private get ids(): string[] {
        const { store } = this;
        const keys = attempt(() => Array.from({ length: store.length }, (_, index) => store.key(index)));
        return (keys ?? []).flatMap((key) => (key?.startsWith(prefix) ? [key.slice(prefix.length)] : []));
    }
}

/** Keeps as long as it exists. */
class MemoryStore implements Store {
    private readonly items = new Map<string, string>();

    get length(): number {
        return this.items.size;
    }
    key(index: number): string | null {
        return [...this.items.keys()][index] ?? null;
    }
    getItem(key: string): string | null {
        return this.items.get(key) ?? null;
    }
    setItem(key: string, value: string): void {
        this.items.set(key, value);
    }
    removeItem(key: string): void {
        this.items.delete(key);
    }
}

function programOf(id: string, json: string): KeptProgram | null {
    const content = attempt(() => JSON.parse(json) as Partial<KeptProgram> | null);
    if (typeof content?.text !== "string") return null;
    const { text, example, breakpoints, saved, touched } = content;
    return {
        id,
        text,
        example: typeof example === "string" ? example : "",
        breakpoints: Array.isArray(breakpoints) ? breakpoints.filter(Number.isSafeInteger) : [],
        saved: typeof saved === "number" ? saved : 0,
        touched: touched !== false,
    };
}

/** What the browser gives; null where it refuses. */
function attempt<Value>(work: () => Value): NonNullable<Value> | null {
    try {
        return work() ?? null;
    } catch {
        return null;
    }
}

const newId = (time: number) => `${time.toString(36)}-${Math.floor(Math.random() * 2 ** 32).toString(36)}`;
