// The page's end of the worker. It lives as long as the page: a worker that does not answer or dies is replaced by a new
// one behind the same link, from the interpreter that was compiled once.
import type { Intervention } from "../../wasm/interventions";
import { milestone } from "./milestones";
import type { Allowance, Answer, FromWorker, Interpreter, RunSettings, ToWorker } from "./protocol";

/** Seconds within which the worker answers Stop, or is replaced. */
const stopPatience = 0.3;

export interface LinkListener {
    heard(message: FromWorker): void;
    /** The worker was replaced; what it ran is gone. */
    replaced(reason: string): void;
    /** Nothing can run on this page. */
    unavailable(reason: string): void;
}

export class WorkerLink {
    private worker: Worker;
    private listener: LinkListener | null = null;
    private readonly untold: ((listener: LinkListener) => void)[] = [];
    private runs = 0;
    /** Whether a worker has ever come up: only then is there sense in another. */
    private loaded = false;
    private stopTimer: ReturnType<typeof setTimeout> | undefined;

    constructor(
        private readonly makeWorker: () => Worker,
        private readonly interpreter: Promise<Interpreter>,
    ) {
        this.worker = this.begin();
    }

    /** Begins to listen; what the worker said before is told first. */
    listen(listener: LinkListener): void {
        this.listener = listener;
        for (const tell of this.untold.splice(0)) tell(listener);
    }

    /** Starts a run, ending the one before; gives its number. */
    run(source: string, settings: RunSettings, allowance: Allowance): number {
        clearTimeout(this.stopTimer);
        this.stopTimer = undefined;
        this.post({ type: "run", run: ++this.runs, source, settings, allowance });
        return this.runs;
    }

    /** Makes ready to look inside a run that was recorded, ending the one before; gives its number. */
    recall(source: string, settings: RunSettings, words: Uint32Array, events: number): number {
        clearTimeout(this.stopTimer);
        this.stopTimer = undefined;
        this.post({ type: "recall", run: ++this.runs, source, settings, words, events });
        return this.runs;
    }

    allow(run: number, allowance: Allowance): void {
        this.post({ type: "allow", run, allowance });
    }

    /** Gives the program what it has asked of the page. */
    answer(run: number, request: number, answer: Answer): void {
        this.post({ type: "answer", run, request, answer });
    }

    /** Does something to a run on a real clock, now. */
    intervene(run: number, intervention: Intervention): void {
        this.post({ type: "intervene", run, intervention });
    }

    /** Asks for a look inside a run after its first `count` events; the answer is an `inspected` message. */
    inspect(run: number, count: number): void {
        this.post({ type: "inspect", run, count });
    }

    /** Asks for the end of a run; the answer is an `ended` message or a replaced worker. */
    stop(run: number): void {
        this.post({ type: "stop", run });
        this.stopTimer ??= setTimeout(
            () => this.replace("The program did not answer Stop."),
            stopPatience * 1000,
        );
    }

    private begin(): Worker {
        const worker = this.makeWorker();
        worker.onmessage = (event: MessageEvent<FromWorker>) => this.hear(event.data);
        worker.onerror = (event) => {
            event.preventDefault();
            const reason = event.message || "no reason was given";
            if (this.loaded) this.replace(`The program's worker died: ${reason}.`);
            else
                this.tell((listener) =>
                    listener.unavailable(`The program's worker could not be loaded: ${reason}.`),
                );
        };
        this.interpreter.then(
            (interpreter) => {
                milestone("interpreter compiled");
                worker.postMessage({ type: "load", interpreter } satisfies ToWorker);
            },
            (error: unknown) => {
                const reason = error instanceof Error ? error.message : String(error);
                this.tell((listener) =>
                    listener.unavailable(`The interpreter could not be loaded: ${reason}`),
                );
            },
        );
        return worker;
    }

    private post(message: ToWorker): void {
        this.worker.postMessage(message);
    }

    private hear(message: FromWorker): void {
        if (message.type === "loaded") {
            this.loaded = true;
            milestone("interpreter ready");
        }
        if (message.type === "progress") milestone("first trace");
        if (message.type === "failed") {
            if (this.loaded) this.replace(message.message);
            else this.tell((listener) => listener.unavailable(message.message));
            return;
        }
        if (message.type === "ended") {
            clearTimeout(this.stopTimer);
            this.stopTimer = undefined;
        }
        this.tell((listener) => listener.heard(message));
    }

    private tell(word: (listener: LinkListener) => void): void {
        if (this.listener === null) this.untold.push(word);
        else word(this.listener);
    }

    private replace(reason: string): void {
        clearTimeout(this.stopTimer);
        this.stopTimer = undefined;
        this.worker.terminate();
        this.worker = this.begin();
        this.tell((listener) => listener.replaced(reason));
    }
}
