// Reads JSON from elsewhere field by field: each is of the type that is asked for, or the file is refused.

/** Why a file is not shown: the end of a sentence about it ("it is empty"). */
export class RecordingError extends Error {
    override name = "RecordingError";
}

export class Fields {
    private readonly object: Record<string, unknown>;

    /** `place`: how the object is called inside of the file, with a dot behind; empty for the whole. */
    constructor(
        value: unknown,
        private readonly place: string,
    ) {
        if (typeof value !== "object" || value === null || Array.isArray(value))
            throw new RecordingError(
                place === ""
                    ? "it is JSON, but no run that Loopscope has saved"
                    : `its ${place.slice(0, -1)} is no object`,
            );
        this.object = value as Record<string, unknown>;
    }

    /** Of any type; undefined where there is none. */
    value(name: string): unknown {
        return Object.hasOwn(this.object, name) ? this.object[name] : undefined;
    }

    text(name: string): string {
        const value = this.value(name);
        return typeof value === "string" ? value : this.refuse(name, "text");
    }

    boolean(name: string): boolean {
        const value = this.value(name);
        return typeof value === "boolean" ? value : this.refuse(name, "true or false");
    }

    /** That is finite. */
    number(name: string): number {
        const value = this.value(name);
        return typeof value === "number" && Number.isFinite(value) ? value : this.refuse(name, "a number");
    }

    /** From 0 on. */
    whole(name: string): number {
        const value = this.value(name);
        return Number.isSafeInteger(value) && (value as number) >= 0
            ? (value as number)
            : this.refuse(name, "a whole number from 0 on");
    }

    oneOf<Word extends string>(name: string, words: readonly Word[]): Word {
        return words.find((word) => word === this.value(name)) ?? this.refuse(name, words.join(" or "));
    }

    inner(name: string): Fields {
        return new Fields(this.value(name), `${this.place}${name}.`);
    }

    /** An object of texts alone. */
    texts(name: string): Record<string, string> {
        const inner = this.inner(name);
        return Object.fromEntries(Object.keys(inner.object).map((key) => [key, inner.text(key)]));
    }

    list(name: string): Fields[] {
        const value = this.value(name);
        if (!Array.isArray(value)) return this.refuse(name, "a list");
        return value.map((item, index) => new Fields(item, `${this.place}${name}[${index}].`));
    }

    private refuse(name: string, wanted: string): never {
        throw new RecordingError(`its ${this.place}${name} is not ${wanted}`);
    }
}
