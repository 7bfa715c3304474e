import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { firstAllowance, type FromWorker, type Interpreter, type ToWorker } from "./protocol";
import { WorkerLink, type LinkListener } from "./workerLink";

/** A worker that does nothing but note what it hears. */
class SilentWorker {
    onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
    onerror: ((event: ErrorEvent) => void) | null = null;
    heard: ToWorker[] = [];
    terminated = false;

    postMessage(message: ToWorker): void {
        this.heard.push(message);
    }
    terminate(): void {
        this.terminated = true;
    }
    say(message: FromWorker): void {
        this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
    }
    die(message: string): void {
        this.onerror?.({ message, preventDefault: () => undefined } as ErrorEvent);
    }
}

const settings = { clock: "virtual", debug: false, seed: 0, interventions: [] } as const;
const ended: FromWorker = { type: "ended", run: 1, exitCode: 130, stopped: true, events: 0, problem: null };
const loaded: FromWorker = { type: "loaded", milliseconds: 1 };

let workers: SilentWorker[];
let told: string[];
const listener: LinkListener = {
    heard: (message) => told.push(message.type),
    replaced: (reason) => told.push(`replaced: ${reason}`),
    unavailable: (reason) => told.push(`unavailable: ${reason}`),
};

function link(interpreter: Promise<Interpreter> = Promise.resolve({} as Interpreter)): WorkerLink {
    return new WorkerLink(() => {
        workers.push(new SilentWorker());
        return workers.at(-1) as unknown as Worker;
    }, interpreter);
}

beforeEach(() => {
    vi.useFakeTimers();
    workers = [];
    told = [];
});
afterEach(() => vi.useRealTimers());

describe("the link to the worker", () => {
    test("gives each worker the interpreter", async () => {
        link();
        await vi.runAllTimersAsync();
        expect(workers[0]!.heard.map((message) => message.type)).toEqual(["load"]);
    });

    test("tells a late listener what was said before it listened", () => {
        const early = link();
        workers[0]!.say(loaded);
        workers[0]!.say(ended);
        early.listen(listener);
        expect(told).toEqual(["loaded", "ended"]);
    });

    test("replaces a worker that does not answer Stop within 300 ms", async () => {
        const made = link();
        made.listen(listener);
        workers[0]!.say(loaded);
        const run = made.run("while True: pass", settings, firstAllowance);
        made.stop(run);
        await vi.advanceTimersByTimeAsync(299);
        expect(workers).toHaveLength(1);
        await vi.advanceTimersByTimeAsync(2);
        expect(workers).toHaveLength(2);
        expect(workers[0]!.terminated).toBe(true);
        expect(workers[1]!.heard.map((message) => message.type)).toEqual(["load"]);
        expect(told.at(-1)).toBe("replaced: The program did not answer Stop.");
    });

    test("keeps a worker that answers Stop", async () => {
        const made = link();
        made.listen(listener);
        made.stop(made.run("while True: pass", settings, firstAllowance));
        workers[0]!.say(ended);
        await vi.advanceTimersByTimeAsync(1000);
        expect(workers).toHaveLength(1);
    });

    test("replaces a worker that traps or dies", () => {
        const made = link();
        made.listen(listener);
        workers[0]!.say(loaded);
        workers[0]!.say({ type: "failed", run: 1, message: "memory access out of bounds" });
        workers[1]!.die("out of memory");
        expect(workers).toHaveLength(3);
        expect(told.slice(1)).toEqual([
            "replaced: memory access out of bounds",
            "replaced: The program's worker died: out of memory.",
        ]);
    });

    test("does not try again and again when no worker ever came up", () => {
        const made = link();
        made.listen(listener);
        workers[0]!.die("404");
        expect(workers).toHaveLength(1);
        expect(told).toEqual(["unavailable: The program's worker could not be loaded: 404."]);
    });

    test("says so when the interpreter cannot be loaded", async () => {
        const made = link(Promise.reject(new Error("404 Not Found")));
        made.listen(listener);
        await vi.runAllTimersAsync();
        expect(told).toEqual(["unavailable: The interpreter could not be loaded: 404 Not Found"]);
    });
});
