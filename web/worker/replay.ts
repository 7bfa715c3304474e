// Looks inside a run at any of its instants, though the run itself has gone on: the same program, with the same settings,
// does the same again in a second session, silently, up to the event that is asked about. The session is kept: what is
// asked about next mostly lies a little further on.
import type { RunSettings } from "../session/protocol";
import { TraceComparison } from "../trace/comparison";
import type { Engine, EngineRun } from "./engine";
import type { Surroundings } from "./surroundings";
import { countEvents } from "./words";

/** Seconds that a portion should take, between which the run itself and the page are heard. */
const sliceSeconds = 0.006;
/** Units of work between two looks at the clock. */
const portion = 20_000;

export class Replay {
    private session: EngineRun | null = null;
    /** Events that lie behind the session. */
    private reached = 0;
    private ended = false;
    private comparison: TraceComparison | null = null;
    private differs = false;
    private goal = -1;
    private going = false;

    constructor(
        private readonly engine: Engine,
        private readonly world: Surroundings,
        private readonly run: number,
        private readonly source: string,
        private readonly settings: RunSettings,
        /** Begins anew with every session; null for a run that has taken place here. */
        private readonly recorded: { words: Uint32Array; events: number } | null = null,
    ) {}

    /** Looks inside after the first `count` events, and tells the page; forgets what was asked before. */
    inspect(count: number): void {
        this.goal = count;
        if (this.session === null || this.reached > count) this.begin();
        if (this.going) return;
        this.going = true;
        this.goOn();
    }

    close(): void {
        this.goal = -1;
        this.session?.dispose();
        this.session = null;
    }

    private begin(): void {
        this.session?.dispose();
        this.session = this.engine.open(this.settings);
        this.reached = 0;
        this.differs = false;
        this.comparison = this.recorded && new TraceComparison(this.recorded.words, this.recorded.events);
        this.ended = this.session.start(this.source) !== null;
        this.count();
    }

    private goOn(): void {
        if (this.session === null || this.goal < 0) {
            this.going = false;
            return;
        }
        const until = this.world.now() + sliceSeconds;
        let waits = false;
        while (this.reached < this.goal && !this.isOver && !waits && this.world.now() < until) {
            const { state, deadline } = this.session.advance(portion, this.goal);
            this.ended = state === "ended";
            // A program that waits for ever gets no further, however long one asks.
            waits = state === "waiting" && deadline === Infinity;
            this.count();
        }
        if (this.reached < this.goal && !this.isOver && !waits) return this.world.soon(() => this.goOn());
        this.going = false;
        this.world.post({
            type: "inspected",
            run: this.run,
            count: this.goal,
            inspection: this.isOver ? null : this.session.inspect(),
            differs: this.differs,
        });
        this.goal = -1;
    }

    /** The program has ended, or does what was not recorded. */
    private get isOver(): boolean {
        return this.ended || this.differs;
    }

    private count(): void {
        const words = this.session!.drain();
        this.reached += countEvents(words);
        if (this.comparison?.agrees(words) === false) this.differs = true;
    }
}
