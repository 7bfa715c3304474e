// Runs one program at a time in slices on the worker's own event loop: a message to itself to go on, a timer to wait for
// a deadline. Between two slices it hears the page, so Stop always comes through. It pauses where the page's allowance
// ends and goes on when the page extends it.
import type { Intervention } from "../../wasm/interventions";
import type { Allowance, Answer, RunSettings } from "../session/protocol";
import type { Engine, EngineRun } from "./engine";
import { Replay } from "./replay";
import type { Surroundings } from "./surroundings";
import { countEvents, eventLength } from "./words";

/** Seconds that a slice should take: short enough for Stop, long enough to make its overhead small. */
const sliceSeconds = 0.008;
const firstBudget = 2_000;
/** Words of trace that the page takes in at once: about 2 ms of its time. It paints and hears its reader in between. */
const pieceWords = 8_192;

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
    /** Events that the run had brought about when it was stopped: a replay would go on past them. */
    private stoppedAfter = Infinity;
    private events = 0;
    /** Ids of what the program asked of the page, as the page knows them. */
    private asked = "";
    /** Of the run that began last, also when that has ended; none on a real clock, which does nothing twice. */
    private replay: Replay | null = null;

    constructor(
        private readonly engine: Engine,
        private readonly world: Surroundings,
    ) {}

    start(number: number, source: string, settings: RunSettings, allowance: Allowance): void {
        this.close();
        this.replay?.close();
        this.replay =
            settings.clock === "real" ? null : new Replay(this.engine, this.world, number, source, settings);
        this.stoppedAfter = Infinity;
        this.events = 0;
        this.asked = "";
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

    /** Makes ready to look inside a run that was recorded: nothing runs until somebody looks. */
    recall(number: number, source: string, settings: RunSettings, words: Uint32Array, events: number): void {
        this.close();
        this.replay?.close();
        const recorded = { words, events };
        this.replay =
            settings.clock === "real"
                ? null
                : new Replay(this.engine, this.world, number, source, settings, recorded);
        this.stoppedAfter = events;
        this.events = events;
        this.number = number;
        this.real = settings.clock === "real";
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
        this.stoppedAfter = this.events;
        this.run.stop();
        this.end(1, true, null);
    }

    /** Does something to a run on a real clock, at once. */
    intervene(number: number, intervention: Intervention): void {
        if (this.run === null || number !== this.number) return;
        this.run.intervene(intervention);
        this.goOnNow();
    }

    /** Gives the program what it has asked of the page. */
    answer(number: number, request: number, answer: Answer): void {
        if (this.run === null || number !== this.number) return;
        if ("error" in answer) this.run.answerError(request, answer.error);
        else this.run.answer(request, answer.value);
        this.goOnNow();
    }

    /** Looks inside the run as it was after its first `count` events; on a real clock as it is now. */
    inspect(number: number, count: number): void {
        const known = number === this.number;
        if (known && this.replay !== null && count <= this.stoppedAfter) return this.replay.inspect(count);
        const isNow = known && this.real && count >= this.events;
        const inspection = isNow ? (this.run?.inspect() ?? null) : null;
        this.world.post({ type: "inspected", run: number, count, inspection, differs: false });
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

    /** Goes on though the next time was planned for later. */
    private goOnNow(): void {
        this.cancelTimer?.();
        this.cancelTimer = null;
        if (!this.paused) this.goOn();
    }

    private goOn(): void {
        const turn = ++this.turn;
        const wait = this.slice();
        if (this.run === null) return;
        const goOn = () => {
            if (turn === this.turn) this.goOn();
        };
        if (!this.allowed) this.paused = true;
        else if (wait === Infinity) return;
        else if (wait > 0) this.cancelTimer = this.world.later(wait, goOn);
        else this.world.soon(goOn);
    }

    /** Advances once and gives the seconds to wait before the next time; Infinity for only when something comes. */
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
        if (slice.state !== "waiting") return 0;
        // Where nothing will ever happen by itself, only somebody outside can go on, whichever the clock is.
        if (slice.deadline === Infinity) return Infinity;
        return this.real ? Math.max(0, slice.deadline - run.clock()) : 0;
    }

    private adjustBudget(took: number): void {
        const factor = Math.min(2, Math.max(0.5, sliceSeconds / Math.max(took, 1e-4)));
        this.budget = Math.round(Math.min(5_000_000, Math.max(2_000, this.budget * factor)));
    }

    private send(): void {
        const words = this.run!.drain();
        const clock = this.run!.clock();
        if (this.real) this.sendRequests();
        const results = this.run!.interventionResults();
        if (results.length > 0) this.world.post({ type: "intervened", run: this.number, results });
        this.sent += words.length;
        this.events += countEvents(words);
        let begin = 0;
        for (let end = 0; end < words.length; end += eventLength(words[end]!)) {
            if (end - begin < pieceWords) continue;
            this.world.post({ type: "progress", run: this.number, words: words.slice(begin, end), clock });
            begin = end;
        }
        this.world.post({ type: "progress", run: this.number, words: words.slice(begin), clock });
    }

    private sendRequests(): void {
        const requests = this.run!.requests();
        const asked = requests.map(({ id }) => id).join();
        if (asked === this.asked) return;
        this.asked = asked;
        this.world.post({ type: "requests", run: this.number, requests });
    }

    private end(exitCode: number, stopped: boolean, problem: ReturnType<EngineRun["problem"]>): void {
        this.send();
        const events = Math.min(this.events, this.stoppedAfter);
        this.world.post({ type: "ended", run: this.number, exitCode, stopped, events, problem });
        this.close();
    }
}
