// The page's session: the program in the editor, the run that is shown, and where its playhead stands. Components read
// it and call its methods; it talks to the worker and never to the DOM.
import type { Inspection } from "../../wasm/inspection";
import { Doctor, type Finding } from "../doctor/doctor";
import type { Intervention, InterventionResult } from "../../wasm/interventions";
import { TraceError } from "../trace/decoder";
import { RunModel } from "../trace/model";
import type { Recording } from "../trace/recording";
import { moveLines, toggleLine } from "./breakpoints";
import { Inspections } from "./inspections";
import type { BrowserRequest, Limits } from "../../wasm/session";
import { Desk } from "./desk.svelte";
import { brought, deedText, recognised, withIntervention, type Deed, type Intervened } from "./interventions";
import type { Look } from "./look";
import { Lookout } from "./lookout.svelte";
import { untilFirstLane } from "./milestones";
import { Player, rateOfSlider } from "./player";
import type { Answer, ClockChoice, FromWorker, Problem, RunSettings } from "./protocol";
import { Reach } from "./reach";
import { Requests } from "./requests.svelte";
import type { Program } from "./programs";
import { ShownRecording } from "./shownRecording.svelte";
import { nextAtLines, stepBack, stepForward, taskAt, type StepKind } from "./steps";
import type { WorkerLink } from "./workerLink";

export type Phase = "idle" | "running" | "finished" | "stopped" | "failed";

/** Something on the page that a person can act on, by its id in the trace. */
export interface MenuTarget {
    kind: "task" | "future" | "timer";
    id: number;
}

/** A menu that is open, at a place of the window in pixels. */
export interface OpenMenu extends MenuTarget {
    x: number;
    y: number;
}

/** Where the playhead goes as soon as the run has come so far: a step on, or to an instant. */
type Goal = { step: StepKind } | Instant;

/** Events that lie behind the playhead, and seconds on the run's clock. */
export interface Instant {
    count: number;
    time: number;
}

const mostSeed = 2 ** 32 - 1;

/** Events that the doctor reads in one go: a few milliseconds. */
const eventsExamined = 20_000;

/** What was in the editor, and how it was to run. */
type Before = Pick<Program, "text" | "example"> & { settings: RunSettings };

export class Session {
    text = $state("");
    /** Name of the example that the text began as; empty for none. */
    example = $state("");
    clock = $state<ClockChoice>("virtual");
    debug = $state(false);
    seed = $state(0);
    /** What the program may use, where that is less than the page allows anyhow. */
    limits = $state.raw<Partial<Limits>>({});
    /** Position of the speed slider, 0 to 100. */
    speed = $state(50);
    phase = $state<Phase>("idle");
    playing = $state(false);
    exitCode = $state(0);
    /** What is wrong with the program that ran last, where that is known. */
    problem = $state<Problem | null>(null);
    /** Something that the page must say: a replaced worker, what was dropped. */
    notice = $state("");
    /** The saved run that is shown; null while it is one that takes place here. */
    recording = $state.raw<ShownRecording | null>(null);
    /** The task that the pointer is over, anywhere on the page; 0 for none. */
    hoveredTask = $state(0);
    /** What was done to the run that is shown, in order. */
    interventions = $state.raw<readonly Intervened[]>([]);
    /** The task or future that is looked at closely, and that steps follow; 0 for none. */
    selected = $state(0);
    /** How far a step goes. */
    stepKind = $state<StepKind>("loop");
    /** The line that the editor's cursor is in. */
    cursorLine = $state(1);
    /** Lines of the program at which the playhead stops, in order. */
    breakpoints = $state.raw<readonly number[]>([]);
    /** The menu of what can be done to something; null when none is open. */
    menu = $state.raw<OpenMenu | null>(null);
    /** Line that the editor should bring into view; 0 for none. */
    revealedLine = $state(0);

    /** What is to be seen where the playhead stands, in an example; empty elsewhere. */
    readonly lookText = $derived.by(() => this.lookout.textAt(this.player));

    private readonly lookout = new Lookout();
    private ranText = $state("");
    /** Whether the text is no longer the program that the shown run is of. */
    readonly edited = $derived(this.text !== this.ranText && this.phase !== "idle");
    private ranSettings = $state.raw<RunSettings | null>(null);
    /** Whether the next run will begin otherwise than the one that is shown. */
    readonly settingsChanged = $derived.by(() => {
        const ran = this.ranSettings;
        if (ran === null) return false;
        return (
            ran.clock !== this.clock ||
            ran.debug !== this.debug ||
            ran.seed !== this.seed ||
            ran.limits !== this.limits
        );
    });
    readonly active = $derived(this.phase === "running" || this.playing);

    /** Rises whenever something that is shown of the run has changed. */
    private frame = $state(0);
    private shownModel = $state.raw(new RunModel());
    private shownPlayer = $state.raw(new Player(this.shownModel));
    private doctor = new Doctor(this.shownModel);
    private run = 0;
    private onRealClock = false;
    private changed = false;
    private readonly reach = new Reach();
    /** A run that is computed anew, until it has come to where the playhead stands. */
    private incoming: { model: RunModel; until: number } | null = null;
    private readonly inspections = new Inspections((count) => this.link.inspect(this.run, count));
    private goal: Goal | null = null;
    /** How the reader's own program runs and plays, while somebody else's is there. */
    private ownWays: Pick<Session, "clock" | "debug" | "seed" | "speed" | "stepKind"> | null = null;
    /** What a recording has taken the place of. */
    private beforeRecording: Before | null = null;
    /** Events that the program itself has brought about, once it has ended. */
    ownEvents = Infinity;
    private readonly asked = new Requests((id, answer) => this.link.answer(this.run, id, answer));
    /** When Run was pressed, until its first lane is shown; then -1. */
    private askedAt = -1;
    /** When the run's clock was last heard of, on the page's clock: a real clock goes on in between. */
    private heardAt = 0;

    constructor(
        private readonly link: WorkerLink,
        /** Whose the program is, and where it is kept. */
        readonly desk = new Desk(),
    ) {
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

    /** What the loop doctor has found in the run, as far as it is known; followed like `model`. */
    get findings(): readonly Finding[] {
        void this.frame;
        return this.doctor.findings;
    }

    /** Seconds on the run's clock where the playhead stands. */
    get time(): number {
        return this.player.time;
    }

    /** How many events lie behind the playhead. */
    get count(): number {
        return this.player.count;
    }

    toggleClock(): void {
        this.clock = this.clock === "virtual" ? "real" : "virtual";
    }

    /** Takes the nearest number that can be a seed. */
    setSeed(seed: number): void {
        this.seed = Number.isFinite(seed) ? Math.min(mostSeed, Math.max(0, Math.round(seed))) : 0;
    }

    /** Takes another seed, by chance; short, since people write it down. */
    drawSeed(): void {
        const before = this.seed;
        while (this.seed === before) this.seed = 1 + Math.floor(Math.random() * 999);
    }

    get settings(): RunSettings {
        const { clock, debug, seed, limits } = this;
        return { clock, debug, seed, limits, interventions: [] };
    }

    /** Runs the program in the editor, ending the run before. */
    start(): void {
        this.save();
        this.askedAt = performance.now();
        this.begin(this.link.run(this.text, this.settings, this.reach.begin()));
    }

    /** Runs the program with what was done to it from outside, and pauses at an instant, or at the end where there is none. */
    startPausedAt(instant: Instant, interventions: readonly Intervention[]): void {
        const settings = { ...this.settings, interventions };
        this.begin(this.link.run(this.text, settings, this.reach.upTo(Infinity, 0)));
        this.interventions = brought(interventions);
        this.playing = false;
        this.goal = instant;
    }

    /**
     * Shows a run as it was recorded: nothing runs, but on the virtual clock the program may do the same again to be looked
     * into. Its program is put in the editor as somebody else's.
     */
    showRecording(name: string, recording: Recording): void {
        const { source, fileName, settings, ending, words } = recording;
        const { text, example, settings: own } = this;
        if (this.recording === null || this.edited) this.beforeRecording = { text, example, settings: own };
        this.visit(source, [], "a recording");
        [this.clock, this.seed, this.debug] = [settings.clock, settings.seed, settings.debug];
        this.limits = settings.limits;
        this.begin(this.link.recall(source, { ...settings, fileName }, words, ending.events));
        this.recording = new ShownRecording(name, recording);
        this.interventions = brought(settings.interventions);
        this.phase = ending.how === "finished" ? "finished" : "stopped";
        this.playing = false;
        this.exitCode = ending.exitCode;
        this.problem = ending.problem;
    }

    /** Goes back to the reader's own program, as it was before the recording. */
    closeRecording(): void {
        if (this.recording === null) return;
        const { text, example, settings } = this.beforeRecording!;
        const { earlier } = this.desk;
        if (earlier !== null) this.openKept(earlier.id);
        else this.open(text, example);
        this.clear();
        [this.clock, this.seed, this.debug] = [settings.clock, settings.seed, settings.debug];
        this.limits = settings.limits ?? {};
    }

    /** The program and the settings of the run that is shown. */
    get shown(): { source: string; settings: RunSettings } {
        return { source: this.ranText, settings: this.ranSettings ?? this.settings };
    }

    /** Shows a run that was already asked for, under the number that it got. */
    begin(run: number): void {
        this.forgetRun();
        this.run = run;
        this.ranText = this.text;
        this.ranSettings = this.settings;
        this.onRealClock = this.clock === "real";
        this.phase = "running";
        this.playing = true;
    }

    /** Shows no run, as before the first: one that goes on is ended. */
    clear(): void {
        if (this.run === 0) return;
        if (this.phase === "running") this.link.stop(this.run);
        this.forgetRun();
        this.run = 0;
        this.ranText = "";
        this.ranSettings = null;
        this.phase = "idle";
        this.playing = false;
    }

    private forgetRun(): void {
        this.shownModel = new RunModel();
        this.shownPlayer = new Player(this.shownModel);
        this.doctor = new Doctor(this.shownModel);
        this.heardAt = performance.now();
        this.recording = null;
        this.ownEvents = Infinity;
        this.problem = null;
        this.notice = "";
        this.exitCode = 0;
        this.goal = null;
        this.inspections.clear();
        this.lookout.set(null);
        this.interventions = [];
        this.asked.clear();
        this.incoming = null;
        this.selected = 0;
        this.menu = null;
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
        this.goal = null;
        this.changed = true;
    }

    /** Plays the run that is shown again from its beginning. */
    restart(): void {
        this.player.seek(0);
        this.playing = true;
        this.goal = null;
        this.changed = true;
    }

    /** Puts the playhead at a time of the run and pauses there. */
    scrubTo(time: number): void {
        this.pause();
        this.player.seekTime(time);
    }

    /** Puts the playhead after the first `count` events and pauses there. */
    seek(count: number): void {
        this.pause();
        this.player.seek(count);
    }

    /** Moves the playhead by events and pauses there. */
    step(events: number): void {
        this.seek(this.player.count + events);
    }

    /** Makes a step of the chosen kind and pauses; a run that is not that far yet gets there first. */
    stepOn(): void {
        this.pause();
        const count = stepForward(this.model, this.player.count, this.stepKind, this.followed);
        if (count >= 0) this.player.seek(count);
        else {
            this.player.seekEnd();
            if (this.phase === "running") this.goal = { step: this.stepKind };
        }
    }

    /** Goes back by a step of the chosen kind and pauses. */
    stepBack(): void {
        this.pause();
        this.player.seek(stepBack(this.model, this.player.count, this.stepKind, this.followed));
    }

    /** The task that steps follow: the one that is looked at, else the one that was last heard of; 0 for none. */
    get followed(): number {
        if (this.model.history.taskById.has(this.selected)) return this.selected;
        return taskAt(this.model, this.count);
    }

    /**
     * Everything that the program held after the first `count` events of the run that is shown. Null where that cannot
     * be known: after the end, in the past of a run on a real clock, or when something newer was asked in the meantime.
     */
    inspectAt(count: number): Promise<Inspection | null> {
        return this.inspections.after(count);
    }

    /** Opens the menu of what can be done to something, at a place of the window in pixels. */
    openMenu(target: MenuTarget, place: { x: number; y: number }): void {
        // An event has its place in getters, which spreading leaves behind.
        this.menu = { ...target, x: place.x, y: place.y };
    }

    /** Plays the run that has just begun from shortly before an instant up to it, and pauses there. */
    playTo(look: Look): void {
        this.lookout.set(look);
    }

    /** Gives the program what it has asked of the page. */
    answer(request: BrowserRequest, answer: Answer): void {
        this.asked.answer(request, answer);
    }

    /** What the program asks of the page now, on a real clock. */
    get requests(): readonly BrowserRequest[] {
        return this.asked.open;
    }

    /** Why nothing can be done to the program where the playhead stands; empty when something can. */
    get untouchable(): string {
        if (this.recording !== null) return "This is a recording: press Run to run its program";
        if (this.count === 0) return "Nothing has run yet";
        if (this.player.moment.ended) return "The program has ended";
        if (!this.onRealClock) return "";
        if (this.phase !== "running") return "The run is over, and a real clock does not go back";
        return this.player.atEnd || this.playing ? "" : "On a real clock only the present can be changed";
    }

    /**
     * Does something to the program where the playhead stands; `target` is how its target is called. On the virtual clock
     * the run is computed anew up to there, and what was done later is forgotten.
     */
    intervene(deed: Deed, target: string): void {
        if (this.untouchable !== "") return;
        const intervention = { ...deed, at: this.count } as Intervention;
        const added = { intervention, time: this.time, text: deedText(deed, target), error: "" };
        this.interventions = withIntervention(this.interventions, added);
        if (this.onRealClock) this.link.intervene(this.run, intervention);
        else this.runAgain(this.count + 1);
    }

    /** Takes back what was done, and all that was done after it, and goes to where the first of it was done. */
    undoIntervention(index: number): void {
        const undone = this.interventions[index];
        if (undone === undefined || this.onRealClock || this.recording !== null) return;
        this.interventions = this.interventions.slice(0, index);
        this.runAgain(Math.min(this.count, undone.intervention.at));
    }

    /** Computes the shown run anew with the interventions as they are now, up to where it then stands. */
    private runAgain(until: number): void {
        const settings = {
            ...(this.ranSettings ?? this.settings),
            interventions: this.interventions.map(({ intervention }) => intervention),
        };
        const allowance = this.reach.upTo(this.time, this.model.log.received);
        this.run = this.link.run(this.ranText, settings, allowance);
        this.incoming = { model: new RunModel(), until };
        this.inspections.clear();
        this.phase = "running";
    }

    /** Shows the run that was computed anew, once it is known up to the playhead. */
    private takeOver({ model, until }: { model: RunModel; until: number }): void {
        this.incoming = null;
        this.shownModel = model;
        this.doctor = new Doctor(model);
        this.shownPlayer = new Player(model);
        this.shownPlayer.seek(until);
        this.changed = true;
    }

    toggleBreakpoint(line: number): void {
        this.breakpoints = toggleLine(this.breakpoints, line);
        this.save();
    }

    /** Puts another program in the editor; the one that was there stays kept. */
    open(text: string, example: string): void {
        this.save();
        if (this.desk.origin === "visiting") this.restoreWays();
        this.show({ text, example, breakpoints: [] });
        this.desk.put(this.program);
    }

    /** Goes back to a program of the reader's that is kept; nothing of it has run yet. */
    openKept(id: string): void {
        this.save();
        const program = this.desk.open(id);
        if (program === null) return;
        this.restoreWays();
        this.show(program);
        this.clear();
    }

    /** Puts somebody else's program in the editor: it is not the reader's until it is edited. */
    visit(text: string, breakpoints: readonly number[], from = "a link"): void {
        this.save();
        const { clock, debug, seed, speed, stepKind } = this;
        if (this.desk.origin === "own") this.ownWays = { clock, debug, seed, speed, stepKind };
        this.show({ text, example: "", breakpoints });
        this.desk.visit(this.program, from);
    }

    edit(text: string): void {
        if (text === this.text) return;
        this.breakpoints = moveLines(this.breakpoints, this.text, text);
        this.text = text;
        this.problem = null;
        this.desk.touch();
    }

    save(): void {
        this.desk.save(this.program);
    }

    /** After somebody else's program the reader's own runs and plays as before. */
    private restoreWays(): void {
        if (this.ownWays !== null) Object.assign(this, this.ownWays);
        this.ownWays = null;
    }

    private get program(): Program {
        return { text: this.text, example: this.example, breakpoints: [...this.breakpoints] };
    }

    private show({ text, example, breakpoints }: Program): void {
        this.text = text;
        this.example = example;
        this.breakpoints = breakpoints;
        this.limits = {};
        this.problem = null;
    }

    /** Called once per frame of the screen with the seconds since the last; moves the playhead and shows what changed. */
    tick(seconds: number): void {
        if (this.phase === "running" && this.onRealClock) {
            this.model.reach(this.model.heardClock + (performance.now() - this.heardAt) / 1000);
        }
        if (this.recording?.isReading) this.readOn(this.recording);
        if (this.lookout.isAwaited) this.findLook();
        else if (this.playing) this.play(seconds);
        else if (this.goal !== null) this.goOnTo(this.goal);
        this.asked.answerFrames(this.model.endTime);
        if (this.phase === "running") this.extendReach();
        if (this.doctor.readOn(eventsExamined)) this.changed = true;
        if (!this.changed) return;
        this.changed = false;
        this.frame++;
        if (this.askedAt >= 0 && this.model.history.tasks.length > 0) {
            untilFirstLane(this.askedAt);
            this.askedAt = -1;
        }
    }

    /** Once the recording is read, the playhead goes to where it was saved. */
    private readOn(shown: ShownRecording): void {
        const words = shown.read();
        const { ending, cursor } = shown.recording;
        this.take(words, shown.isReading ? 0 : ending.time);
        if (!shown.isReading) this.player.seek(cursor);
    }

    private pause(): void {
        this.playing = false;
        this.goal = null;
        this.changed = true;
    }

    private play(seconds: number): void {
        const { count, time } = this.player;
        this.player.rate = rateOfSlider(this.speed);
        if (this.onRealClock && this.phase === "running") this.player.seekEnd();
        else this.player.play(seconds);
        this.changed = true;
        if (this.breakpoints.length > 0 && !this.edited) {
            const stop = nextAtLines(this.model, count, this.player.count, this.breakpoints);
            if (stop >= 0) return this.seek(stop);
        }
        if (this.lookout.stop(this.player, { count, time })) return this.pause();
        if (this.player.atEnd && this.phase !== "running") this.playing = false;
    }

    private findLook(): void {
        if (this.lookout.findIn(this.model, this.player)) this.changed = true;
        else if (this.phase !== "running") this.lookout.set(null);
    }

    private goOnTo(goal: Goal): void {
        if ("step" in goal) this.goOnStepping(goal.step);
        else this.goOnToInstant(goal);
    }

    /** Stands at the end of what is known until the run has come to the instant. */
    private goOnToInstant({ count, time }: Instant): void {
        const { log, endTime } = this.model;
        if (log.count > count || (log.count === count && endTime >= time) || this.phase !== "running")
            this.goal = null;
        else if (this.player.count === log.count) return;
        if (this.goal === null && log.count < count) this.player.seekEnd();
        else this.player.seek(Math.min(count, log.count));
        if (this.goal === null && log.countUntil(time) === count) this.player.seekTime(time);
        this.changed = true;
    }

    private goOnStepping(kind: StepKind): void {
        const from = this.player.count;
        const count = stepForward(this.model, from, kind, this.followed);
        if (count >= 0) this.player.seek(count);
        else if (from < this.model.log.count) this.player.seekEnd();
        else if (this.phase === "running") return;
        if (count >= 0 || this.phase !== "running") this.goal = null;
        this.changed = true;
    }

    private heard(message: FromWorker): void {
        if (message.type === "loaded" || message.run !== this.run) return;
        if (message.type === "progress") this.take(message.words, message.clock);
        else if (message.type === "requests") this.asked.hear(message.requests);
        else if (message.type === "intervened") this.note(message.results);
        else if (message.type === "inspected") {
            if (message.differs) this.recording?.foundDifferent();
            this.inspections.take(message.count, message.inspection);
        } else if (message.type === "ended") {
            this.ownEvents = message.events;
            if (this.incoming !== null) this.takeOver(this.incoming);
            this.asked.clear();
            this.phase = message.stopped ? "stopped" : "finished";
            this.exitCode = message.exitCode;
            this.problem = message.problem;
            this.changed = true;
        }
    }

    private take(words: Uint32Array, clock: number): void {
        try {
            (this.incoming?.model ?? this.model).append(words, clock);
        } catch (error) {
            if (!(error instanceof TraceError)) throw error;
            this.link.stop(this.run);
            this.notice = `The trace of this run is broken: ${error.message}.`;
        }
        this.heardAt = performance.now();
        if (this.incoming !== null && this.incoming.model.log.count >= this.incoming.until)
            this.takeOver(this.incoming);
        // As the events come, not at some later frame: the oldest may be gone by then.
        this.doctor.readOn(eventsExamined);
        this.interventions = recognised(this.interventions, this.model);
        this.changed = true;
    }

    /** Says of interventions that could not be done why not. */
    private note(results: readonly InterventionResult[]): void {
        this.interventions = this.interventions.map((one, index) => {
            const error = results.find(({ number }) => number === index)?.error ?? "";
            return error === "" ? one : { ...one, error };
        });
    }

    private replaced(reason: string): void {
        this.inspections.clear();
        this.incoming = null;
        this.recording?.lost(reason);
        if (this.phase !== "running") return;
        this.phase = "failed";
        this.playing = false;
        this.notice = `${reason} It was replaced; your program is untouched.`;
        this.changed = true;
    }

    private extendReach(): void {
        const model = this.incoming?.model ?? this.model;
        const isFar = this.goal !== null && "count" in this.goal;
        const time = isFar ? Infinity : this.time;
        const more = this.reach.extended(model, this.count, time, rateOfSlider(this.speed));
        if (more !== null) this.link.allow(this.run, more);
    }
}
