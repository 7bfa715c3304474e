import { beforeEach, describe, expect, test } from "vitest";
import type { FromWorker } from "../session/protocol";
import { readInspection } from "../../wasm/inspection";
import type { BrowserRequest } from "../../wasm/session";
import type { EngineRun, Slice } from "./engine";
import { Runner } from "./runner";

/** A world whose time passes when the test says so. */
class StillWorld {
    said: FromWorker[] = [];
    soonest: (() => void)[] = [];
    timers: { seconds: number; callback: () => void }[] = [];

    post = (message: FromWorker) => void this.said.push(message);
    soon = (callback: () => void) => void this.soonest.push(callback);
    now = () => 0;
    later = (seconds: number, callback: () => void) => {
        const timer = { seconds, callback };
        this.timers.push(timer);
        return () => void this.timers.splice(this.timers.indexOf(timer), 1);
    };

    /** Lets what was put off go on, `turns` times. */
    goOn(turns: number): void {
        for (let turn = 0; turn < turns; turn++) this.soonest.shift()?.();
    }
}

/** A program that goes on as the given slices say, then endlessly; each slice is a second and ten words. */
class ScriptedRun implements EngineRun {
    slices = 0;
    stopped = false;
    disposed = false;
    constructor(private readonly script: Slice[]) {}

    start = (source: string) =>
        source === "wrong"
            ? { kind: "SyntaxError", message: "invalid syntax", line: 1, column: 1, endLine: 1, endColumn: 2 }
            : null;
    advance = (): Slice => this.script[this.slices++] ?? { state: "running", deadline: 0, exitCode: 0 };
    drain = () => new Uint32Array(10);
    clock = () => this.slices;
    problem = () => null;
    inspect = () => readInspection("{}");
    intervene = () => undefined;
    interventionResults = () => [];
    requests = (): BrowserRequest[] => [];
    answers: unknown[] = [];
    answer = (request: number, value: unknown) => (this.answers.push([request, value]), null);
    answerError = () => null;
    stop = () => void (this.stopped = true);
    dispose = () => void (this.disposed = true);
}

const virtual = { clock: "virtual", debug: false, seed: 0, interventions: [] } as const;
const far = { horizon: Infinity, words: Infinity };

let world: StillWorld;
let run: ScriptedRun;
let runner: Runner;
function runnerOf(...script: Slice[]): void {
    world = new StillWorld();
    run = new ScriptedRun(script);
    runner = new Runner({ open: () => run }, world);
}
beforeEach(() => runnerOf());

describe("the runner", () => {
    test("advances in slices until the program has ended", () => {
        runnerOf(
            { state: "running", deadline: 0, exitCode: 0 },
            { state: "ended", deadline: 0, exitCode: 3 },
        );
        runner.start(1, "", virtual, far);
        world.goOn(5);
        expect(world.said.map((message) => message.type)).toEqual(["progress", "progress", "ended"]);
        expect(world.said.at(-1)).toMatchObject({ exitCode: 3, stopped: false });
        expect(run.disposed).toBe(true);
    });

    test("ends an endless program between two slices", () => {
        runner.start(1, "", virtual, far);
        world.goOn(3);
        runner.stop(1);
        expect(world.said.at(-1)).toMatchObject({ type: "ended", stopped: true });
        expect([run.stopped, run.disposed]).toEqual([true, true]);
        const said = world.said.length;
        world.goOn(3);
        expect(world.said.length).toBe(said);
    });

    test("runs nothing when the program does not compile", () => {
        runner.start(1, "wrong", virtual, far);
        expect(world.said.at(-1)).toMatchObject({
            type: "ended",
            exitCode: 1,
            problem: { kind: "SyntaxError" },
        });
        expect(run.slices).toBe(0);
    });

    test.each([
        ["words", { horizon: Infinity, words: 30 }],
        ["time", { horizon: 2.5, words: Infinity }],
    ])("pauses where the page's allowance of %s ends, and goes on when it is extended", (_, allowance) => {
        runner.start(1, "", virtual, allowance);
        world.goOn(10);
        expect(run.slices).toBe(3);
        runner.allow(1, far);
        world.goOn(2);
        expect(run.slices).toBe(6);
    });

    test("waits for a deadline on a real clock", () => {
        runnerOf({ state: "waiting", deadline: 1.5, exitCode: 0 });
        runner.start(1, "", { ...virtual, clock: "real" }, far);
        expect([world.timers.map((timer) => timer.seconds), world.soonest.length]).toEqual([[0.5], 0]);
        world.timers[0]!.callback();
        expect(run.slices).toBe(2);
    });

    test("does nothing while a program waits for what will never come, and Stop ends it", () => {
        runnerOf({ state: "waiting", deadline: Infinity, exitCode: 0 });
        runner.start(1, "", virtual, far);
        world.goOn(3);
        expect([run.slices, world.timers.length, world.soonest.length]).toEqual([1, 0, 0]);
        runner.stop(1);
        expect(world.said.at(-1)).toMatchObject({ type: "ended", stopped: true });
    });

    test("lets go of a run when another begins, and of what it had planned", () => {
        runner.start(1, "", virtual, far);
        const first = run;
        run = new ScriptedRun([]);
        runner.start(2, "", virtual, far);
        world.goOn(4);
        expect([first.disposed, first.slices]).toEqual([true, 1]);
        expect(world.said.slice(1).every((message) => message.type === "progress" && message.run === 2)).toBe(
            true,
        );
    });

    test("hands a long trace over in pieces that cut no event apart", () => {
        runnerOf({ state: "ended", deadline: 0, exitCode: 0 });
        run.drain = () => new Uint32Array(100_000).map((_, index) => (index % 7 === 0 ? (7 << 8) | 1 : 0));
        runner.start(1, "", virtual, far);
        const pieces = world.said.flatMap((message) => (message.type === "progress" ? [message.words] : []));
        expect(pieces.reduce((sum, words) => sum + words.length, 0)).toBe(100_000);
        expect(pieces.length).toBe(13);
        for (const words of pieces) {
            expect(words.length).toBeLessThan(8_200);
            expect(words[0]).toBe((7 << 8) | 1);
        }
    });

    test("waits for somebody outside where nothing will happen by itself, and goes on when somebody comes", () => {
        const idle = { state: "waiting", deadline: Infinity, exitCode: 0 } as const;
        runnerOf(idle, idle);
        run.requests = () => (run.answers.length === 0 ? [{ id: 7, kind: "button", argument: "Go" }] : []);
        runner.start(1, "", { ...virtual, clock: "real" }, far);
        world.goOn(3);
        expect([run.slices, world.timers.length]).toEqual([1, 0]);
        expect(world.said).toContainEqual({
            type: "requests",
            run: 1,
            requests: [{ id: 7, kind: "button", argument: "Go" }],
        });
        runner.answer(1, 7, { value: null });
        expect([run.slices, run.answers]).toEqual([2, [[7, null]]]);
        expect(world.said.at(-2)).toEqual({ type: "requests", run: 1, requests: [] });
    });

    test("ignores words about another run", () => {
        runner.start(2, "", virtual, far);
        runner.stop(1);
        expect(run.stopped).toBe(false);
    });
});
