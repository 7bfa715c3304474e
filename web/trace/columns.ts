// Growable columns of numbers: the storage of everything that comes once per event. Rows are appended in order of time
// and event, and leave from the front only.

type NumberArray = Uint8Array | Uint32Array | Float64Array;

const makeBytes = (length: number) => new Uint8Array(length);
const makeWords = (length: number) => new Uint32Array(length);
const makeDoubles = (length: number) => new Float64Array(length);
const [noBytes, noWords, noDoubles] = [makeBytes(0), makeWords(0), makeDoubles(0)];

/** A typed array that grows by doubling; one that holds nothing yet takes no room. */
export class Column<Values extends NumberArray> {
    length = 0;

    private constructor(
        private readonly make: (length: number) => Values,
        public values: Values,
    ) {}

    static bytes(): Column<Uint8Array> {
        return new Column<Uint8Array>(makeBytes, noBytes);
    }

    static words(): Column<Uint32Array> {
        return new Column<Uint32Array>(makeWords, noWords);
    }

    static doubles(): Column<Float64Array> {
        return new Column<Float64Array>(makeDoubles, noDoubles);
    }

    push(value: number): void {
        if (this.length === this.values.length) {
            const larger = this.make(Math.max(4, this.length * 2));
            larger.set(this.values);
            this.values = larger;
        }
        this.values[this.length++] = value;
    }

    at(index: number): number {
        return this.values[index]!;
    }

    /** Drops the first rows. */
    shift(rows: number): void {
        this.values.copyWithin(0, rows, this.length);
        this.length -= rows;
    }
}

/** How many of the first `length` values, which never fall, are less than or equal to `limit`. */
export function countUpTo(values: NumberArray, length: number, limit: number): number {
    let low = 0;
    let high = length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (values[middle]! <= limit) low = middle + 1;
        else high = middle;
    }
    return low;
}
