// Runs one program at a time in slices on the worker's own event loop: a message to itself to go on, a timer to wait for
// a deadline. Between two slices it hears the page, so Stop always comes through. It pauses where the page's allowance
// ends and goes on when the page extends it.
import type { Allowance, FromWorker, RunSettings } from "../session/protocol";
import type { Engine, EngineRun } from "./engine";

/** How the runner reaches the world around it; tests give their own. */
export interface Surroundings {
    post(message: FromWorker): void;
    /** Calls back as soon as the messages that have already arrived are handled. */
    soon(callback: () => void): void;
    /** Calls back after seconds; gives what cancels it. */
    later(seconds: number, callback: () => void): () => void;
    /** Seconds of a clock that only goes forward. */
    now(): number;
}

/** Seconds that a slice should take: short enough for Stop, long enough to make its overhead small. */
const sliceSeconds = 0.008;
const firstBudget = 2_000;
/** Words of trace that the page takes in at once: about 10 ms of its time. It paints and hears its reader in between. */
const pieceWords = 32_768;

export class Runner {
    private run: EngineRun | null = null;
    private number = 0;
    private real = false;
    private allowance: Allowance = { horizon: 0, words: 0 };
    private sent = 0;
    private budget = firstBudget;
    /** Raised when what was planned no longer counts. */
    private turn = 0;
    private paused = false;
    private cancelTimer: (() => void) | null = null;

    constructor(
        private readonly engine: Engine,
        private readonly world: Surroundings,
    ) {}

    start(number: number, source: string, settings: RunSettings, allowance: Allowance): void {
        this.close();
        this.number = number;
        this.real = settings.clock === "real";
        this.allowance = allowance;
        this.sent = 0;
        this.budget = firstBudget;
        this.run = this.engine.open(settings);
        const problem = this.run.start(source);
        if (problem === null) this.goOn();
        else this.end(1, false, problem);
    }

    allow(number: number, allowance: Allowance): void {
        if (this.run === null || number !== this.number) return;
        this.allowance = allowance;
        if (!this.paused || !this.allowed) return;
        this.paused = false;
        this.goOn();
    }

    stop(number: number): void {
        if (this.run === null || number !== this.number) return;
        this.run.stop();
        this.end(1, true, null);
    }

    /** Lets go of the run without a word, as when another begins. */
    close(): void {
        this.turn++;
        this.paused = false;
        this.cancelTimer?.();
        this.cancelTimer = null;
        this.run?.dispose();
        this.run = null;
    }

    private get allowed(): boolean {
        return this.sent < this.allowance.words && (this.run?.clock() ?? 0) <= this.allowance.horizon;
    }

    private goOn(): void {
        const turn = ++this.turn;
        const wait = this.slice();
        if (this.run === null) return;
        const goOn = () => {
            if (turn === this.turn) this.goOn();
        };
        if (!this.allowed) this.paused = true;
        else if (wait > 0) this.cancelTimer = this.world.later(wait, goOn);
        else this.world.soon(goOn);
    }

    /** Advances once and gives the seconds to wait before the next time. */
    private slice(): number {
        const run = this.run!;
        const began = this.world.now();
        const slice = run.advance(this.budget);
        if (slice.state === "ended") {
            this.end(slice.exitCode, false, run.problem());
            return 0;
        }
        if (slice.state === "running") this.adjustBudget(this.world.now() - began);
        this.send();
        return slice.state === "waiting" && this.real ? Math.max(0, slice.deadline - run.clock()) : 0;
    }

    private adjustBudget(took: number): void {
        const factor = Math.min(2, Math.max(0.5, sliceSeconds / Math.max(took, 1e-4)));
        this.budget = Math.round(Math.min(5_000_000, Math.max(2_000, this.budget * factor)));
    }

    private send(): void {
        const words = this.run!.drain();
        const clock = this.run!.clock();
        this.sent += words.length;
        let begin = 0;
        for (let end = 0; end < words.length; end += eventLength(words[end]!)) {
            if (end - begin < pieceWords) continue;
            this.world.post({ type: "progress", run: this.number, words: words.slice(begin, end), clock });
            begin = end;
        }
        this.world.post({ type: "progress", run: this.number, words: words.slice(begin), clock });
    }

    private end(exitCode: number, stopped: boolean, problem: ReturnType<EngineRun["problem"]>): void {
        this.send();
        this.world.post({ type: "ended", run: this.number, exitCode, stopped, problem });
        this.close();
    }
}

/** In words, by the first one of an event (core/loop/trace.h). */
function eventLength(head: number): number {
    return Math.max(1, (head >>> 8) & 0xff);
}
