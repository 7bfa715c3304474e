// The page's session: the program in the editor, the run that is shown, and where its playhead stands. Components read
// it and call its methods; it talks to the worker and never to the DOM.
import { RunModel } from "../trace/model";
import { TraceError } from "../trace/decoder";
import { Player, rateOfSlider } from "./player";
import {
    firstAllowance,
    lookahead,
    wordsAhead,
    type Allowance,
    type ClockChoice,
    type FromWorker,
    type Problem,
    type RunSettings,
} from "./protocol";
import { saveProgram } from "./storage";
import type { WorkerLink } from "./workerLink";

export type Phase = "idle" | "running" | "finished" | "stopped" | "failed";

/** Events that may lie between the playhead and the end of what is known. */
const eventsAhead = 200_000;
export class Session {
    text = $state("");
    /** Name of the example that the text began as; empty for none. */
    example = $state("");
    clock = $state<ClockChoice>("virtual");
    debug = $state(false);
    /** Position of the speed slider, 0 to 100. */
    speed = $state(50);
    phase = $state<Phase>("idle");
    playing = $state(false);
    exitCode = $state(0);
    /** What is wrong with the program that ran last, where that is known. */
    problem = $state<Problem | null>(null);
    /** Something that the page must say: a replaced worker, what was dropped. */
    notice = $state("");
    /** The task that the pointer is over, anywhere on the page; 0 for none. */
    hoveredTask = $state(0);
    /** Line that the editor should bring into view; 0 for none. */
    revealedLine = $state(0);

    private ranText = $state("");
    /** Whether the text is no longer the program that the shown run is of. */
    readonly edited = $derived(this.text !== this.ranText && this.phase !== "idle");
    readonly active = $derived(this.phase === "running" || this.playing);

    /** Rises whenever something that is shown of the run has changed. */
    private frame = $state(0);
    private shownModel = $state.raw(new RunModel());
    private shownPlayer = $state.raw(new Player(this.shownModel));
    private run = 0;
    private onRealClock = false;
    private changed = false;
    private allowance: Allowance = firstAllowance;
    /** When the run's clock was last heard of, on the page's clock: a real clock goes on in between. */
    private heardAt = 0;

    constructor(private readonly link: WorkerLink) {
        link.listen({
            heard: (message) => this.heard(message),
            replaced: (reason) => this.replaced(reason),
            unavailable: (reason) => {
                this.phase = "failed";
                this.notice = reason;
            },
        });
    }

    /** The run that is shown. Reading it follows every change, though it stays one object while a run lasts. */
    get model(): RunModel {
        void this.frame;
        return this.shownModel;
    }

    /** The playhead of the run that is shown; followed like `model`. */
    get player(): Player {
        void this.frame;
        return this.shownPlayer;
    }

    /** Seconds on the run's clock where the playhead stands. */
    get time(): number {
        return this.player.time;
    }

    /** How many events lie behind the playhead. */
    get count(): number {
        return this.player.count;
    }

    get settings(): RunSettings {
        return { clock: this.clock, debug: this.debug, seed: 0 };
    }

    /** Runs the program in the editor, ending the run before. */
    start(): void {
        this.save();
        this.begin(this.link.run(this.text, this.settings, firstAllowance));
    }

    /** Shows a run that was already asked for, under the number that it got. */
    begin(run: number): void {
        this.run = run;
        this.shownModel = new RunModel();
        this.shownPlayer = new Player(this.shownModel);
        this.allowance = firstAllowance;
        this.heardAt = performance.now();
        this.ranText = this.text;
        this.onRealClock = this.clock === "real";
        this.problem = null;
        this.notice = "";
        this.exitCode = 0;
        this.phase = "running";
        this.playing = true;
        this.changed = true;
    }

    /** Ends the run, or the playing of a run that has ended. */
    stop(): void {
        // On a real clock the playhead is where the program is, and sees its last words.
        if (this.phase !== "running" || !this.onRealClock) this.playing = false;
        if (this.phase === "running") this.link.stop(this.run);
    }

    /** Pauses, goes on, or plays again from the beginning. */
    togglePlaying(): void {
        if (!this.playing && this.player.atEnd && this.phase !== "running") this.player.seek(0);
        this.playing = !this.playing;
        this.changed = true;
    }

    /** Puts the playhead at a time of the run and pauses there. */
    scrubTo(time: number): void {
        this.playing = false;
        this.player.seekTime(time);
        this.changed = true;
    }

    /** Moves the playhead by events and pauses there. */
    step(events: number): void {
        this.playing = false;
        this.player.seek(this.player.count + events);
        this.changed = true;
    }

    /** Puts another program in the editor. */
    open(text: string, example: string): void {
        this.text = text;
        this.example = example;
        this.problem = null;
        this.save();
    }

    edit(text: string): void {
        if (text === this.text) return;
        this.text = text;
        this.problem = null;
    }

    save(): void {
        saveProgram({ text: this.text, example: this.example });
    }

    /** Called once per frame of the screen with the seconds since the last; moves the playhead and shows what changed. */
    tick(seconds: number): void {
        if (this.phase === "running" && this.onRealClock) {
            this.model.reach(this.model.heardClock + (performance.now() - this.heardAt) / 1000);
        }
        if (this.playing) {
            this.player.rate = rateOfSlider(this.speed);
            if (this.onRealClock && this.phase === "running") this.player.seekEnd();
            else this.player.play(seconds);
            if (this.player.atEnd && this.phase !== "running") this.playing = false;
            this.changed = true;
        }
        if (this.phase === "running") this.extendAllowance();
        if (!this.changed) return;
        this.changed = false;
        this.frame++;
    }

    private heard(message: FromWorker): void {
        if (message.type === "loaded" || message.run !== this.run) return;
        if (message.type === "progress") this.take(message.words, message.clock);
        else if (message.type === "ended") {
            this.phase = message.stopped ? "stopped" : "finished";
            this.exitCode = message.exitCode;
            this.problem = message.problem;
            this.changed = true;
        }
    }

    private take(words: Uint32Array, clock: number): void {
        try {
            this.model.append(words, clock);
        } catch (error) {
            if (!(error instanceof TraceError)) throw error;
            this.link.stop(this.run);
            this.notice = `The trace of this run is broken: ${error.message}.`;
        }
        this.heardAt = performance.now();
        this.changed = true;
    }

    private replaced(reason: string): void {
        if (this.phase !== "running") return;
        this.phase = "failed";
        this.playing = false;
        this.notice = `${reason} It was replaced; your program is untouched.`;
        this.changed = true;
    }

    private extendAllowance(): void {
        const { log } = this.model;
        if (log.count - this.player.count > eventsAhead) return;
        const rate = rateOfSlider(this.speed);
        const horizon = this.player.time + lookahead * Math.max(1, rate);
        const words = log.received + wordsAhead;
        const worthIt =
            horizon > this.allowance.horizon + lookahead / 10 ||
            words > this.allowance.words + wordsAhead / 4;
        if (!worthIt) return;
        this.allowance = { horizon, words };
        this.link.allow(this.run, this.allowance);
    }
}
