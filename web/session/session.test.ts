import { beforeEach, describe, expect, test, vi } from "vitest";
import { recordingOf as recordingOfSession } from "../export/savedSession";
import type { Recording } from "../trace/recording";
import { TraceWriter } from "../trace/writer";
import type { Intervention } from "../../wasm/interventions";
import type { Allowance, FromWorker, Problem, RunSettings } from "./protocol";
import { Session } from "./session.svelte";
import { momentless } from "./shared";
import type { LinkListener, WorkerLink } from "./workerLink";

/** A link that only notes what it is asked. */
class NotedLink {
    listener!: LinkListener;
    runs: string[] = [];
    recalled: number[] = [];
    stopped: number[] = [];
    allowances: Allowance[] = [];
    interventions: Intervention[] = [];
    settings: RunSettings | null = null;

    listen(listener: LinkListener): void {
        this.listener = listener;
    }
    run(source: string, settings: RunSettings): number {
        this.settings = settings;
        return this.runs.push(source);
    }
    recall(source: string, settings: RunSettings, words: Uint32Array): number {
        this.recalled.push(words.length);
        return this.run(source, settings);
    }
    allow(_run: number, allowance: Allowance): void {
        this.allowances.push(allowance);
    }
    stop(run: number): void {
        this.stopped.push(run);
    }
    intervene(_run: number, intervention: Intervention): void {
        this.interventions.push(intervention);
    }
}

let link: NotedLink;
let session: Session;
beforeEach(() => {
    link = new NotedLink();
    session = new Session(link as unknown as WorkerLink);
    session.text = "print(1)";
});

function hear(message: FromWorker): void {
    link.listener.heard(message);
}

function progress(run: number, seconds: number[]): void {
    const writer = new TraceWriter();
    for (const second of seconds) writer.add("Output", second, 1, 0, `${second}\n`, 1);
    hear({
        type: "progress",
        run,
        words: writer.take() as Uint32Array<ArrayBuffer>,
        clock: seconds.at(-1) ?? 0,
    });
}

function ended(run: number, problem: Problem | null = null): void {
    hear({ type: "ended", run, exitCode: problem === null ? 0 : 1, stopped: false, events: 0, problem });
}

describe("a session", () => {
    test("plays a run that was computed at once at a person's pace", () => {
        session.start();
        progress(1, [0, 1, 2]);
        ended(1);
        session.tick(0.016);
        expect([session.count, session.playing, session.active]).toEqual([1, true, true]);
        session.tick(1);
        expect(session.count).toBe(2);
        session.tick(5);
        session.tick(0.016);
        expect([session.count, session.playing, session.active]).toEqual([3, false, false]);
    });

    test("ignores what comes late from an earlier run", () => {
        session.start();
        session.start();
        progress(1, [0, 1]);
        ended(1);
        expect([session.model.log.count, session.phase]).toEqual([0, "running"]);
    });

    test("asks the worker to stop and says when it has", () => {
        session.start();
        session.stop();
        expect([link.stopped, session.phase]).toEqual([[1], "running"]);
        hear({ type: "ended", run: 1, exitCode: 130, stopped: true, events: 0, problem: null });
        expect(session.phase).toBe("stopped");
    });

    test("keeps the text and says so when the worker was replaced", () => {
        session.start();
        link.listener.replaced("The program's worker died: out of memory.");
        expect([session.phase, session.text]).toEqual(["failed", "print(1)"]);
        expect(session.notice).toContain("out of memory. It was replaced");
    });

    test("shows what is wrong until the program is changed", () => {
        const problem = {
            kind: "SyntaxError",
            message: "invalid syntax",
            line: 1,
            column: 2,
            endLine: 1,
            endColumn: 3,
        };
        session.start();
        ended(1, problem);
        expect(session.problem).toEqual(problem);
        session.edit("print(2)");
        expect([session.problem, session.edited]).toEqual([null, true]);
    });

    test("lets the worker go on only as far as is near the playhead", () => {
        session.start();
        session.playing = false;
        session.tick(0.016);
        expect(link.allowances).toEqual([]);
        session.playing = true;
        progress(1, [0, 4]);
        for (let i = 0; i < 40; i++) session.tick(0.1);
        const last = link.allowances.at(-1)!;
        expect(last.horizon).toBeGreaterThan(7);
        expect(last.horizon).toBeLessThan(10);
    });

    test("a broken trace ends the run and is told", () => {
        session.start();
        hear({ type: "progress", run: 1, words: Uint32Array.of(1 << 8), clock: 0 });
        expect(link.stopped).toEqual([1]);
        expect(session.notice).toContain("broken");
    });

    test("plays again from the beginning after the end", () => {
        session.start();
        progress(1, [0, 1]);
        ended(1);
        session.tick(5);
        session.tick(0.1);
        session.togglePlaying();
        expect([session.playing, session.count]).toEqual([true, 0]);
    });

    test("scrubs and steps, pausing the run", () => {
        session.start();
        progress(1, [0, 1, 2]);
        ended(1);
        session.scrubTo(1.5);
        expect([session.count, session.playing]).toEqual([2, false]);
        session.step(-1);
        expect(session.count).toBe(1);
    });

    test("follows a real clock between two words from the worker", () => {
        vi.useFakeTimers({ toFake: ["performance"] });
        session.clock = "real";
        session.start();
        progress(1, [0.5]);
        vi.advanceTimersByTime(250);
        session.tick(0.016);
        expect(session.time).toBeCloseTo(0.75);
        vi.useRealTimers();
    });
});

describe("the moment to look at", () => {
    test("is played up to from shortly before, and the playhead pauses there", () => {
        session.start();
        session.playTo({ at: 1.5, line: 0, what: "Two lines are printed." });
        session.tick(0.016);
        expect(session.count).toBe(0);
        progress(1, [0, 1, 2]);
        ended(1);
        session.tick(0.016);
        session.tick(0.3);
        expect([session.time, session.playing, session.lookText]).toEqual([expect.closeTo(1.2), true, ""]);
        session.tick(0.4);
        expect([session.time, session.playing, session.count]).toEqual([1.5, false, 2]);
        expect(session.lookText).toBe("Two lines are printed.");
        session.stepBack();
        expect(session.lookText).toBe("");
    });

    test("is nothing to wait for where the run never comes to it", () => {
        session.start();
        session.playTo({ at: 1.5, line: 7, what: "Nothing." });
        progress(1, [0, 1]);
        ended(1);
        for (let i = 0; i < 5; i++) session.tick(1);
        expect([session.count, session.playing]).toEqual([2, false]);
    });
});

describe("stepping", () => {
    test("goes to the end of what is known, and on as soon as more is", () => {
        session.start();
        session.stepKind = "task";
        session.stepOn();
        session.tick(0.016);
        const words = new TraceWriter().add("TaskCreated", 0, 1, 0, "a", "f()", 9, 1).take();
        hear({ type: "progress", run: 1, words: words as Uint32Array<ArrayBuffer>, clock: 0 });
        session.tick(0.016);
        expect([session.count, session.playing]).toEqual([1, false]);
    });
});

describe("a run that is shown from somewhere on", () => {
    const instant = { count: 2, time: 1 };

    test("stands at the end of what is known until it has come there, and then pauses", () => {
        session.startPausedAt(instant, []);
        session.tick(0.016);
        progress(1, [0]);
        session.tick(0.016);
        expect([session.count, session.playing]).toEqual([1, false]);
        progress(1, [1, 2, 3]);
        for (let i = 0; i < 3; i++) session.tick(1);
        expect([session.count, session.time, session.playing]).toEqual([2, 1, false]);
    });

    test("stands between two events where that was so", () => {
        session.startPausedAt({ count: 2, time: 1.5 }, []);
        progress(1, [0, 1]);
        session.tick(0.016);
        progress(1, [2]);
        session.tick(0.016);
        expect([session.count, session.time]).toEqual([2, 1.5]);
    });

    test("stands at its end where it is shorter", () => {
        session.startPausedAt({ count: 100, time: 0 }, []);
        progress(1, [0, 1]);
        hear({ type: "progress", run: 1, words: new Uint32Array(0), clock: 1.5 });
        ended(1);
        session.tick(0.016);
        expect([session.count, session.time, session.player.atEnd]).toEqual([2, 1.5, true]);
    });

    test("may be computed as far as it takes, and goes nowhere else when its reader does", () => {
        session.startPausedAt({ count: 1000, time: 0 }, []);
        progress(1, [0, 3600, 7200]);
        session.tick(0.016);
        session.seek(1);
        progress(1, [7201]);
        session.tick(0.016);
        expect(session.count).toBe(1);
    });

    test("has the interventions that it came with, in words as soon as it comes to them", () => {
        session.startPausedAt(instant, [{ action: "cancel", target: 1, at: 2, message: "enough" }]);
        expect(link.settings?.interventions).toHaveLength(1);
        expect(session.interventions[0]?.text).toBe("");
        progress(1, [0, 1, 2]);
        session.tick(0.016);
        expect(session.interventions[0]).toMatchObject({ time: 1, text: "cancel a future (enough)" });
    });
});

describe("somebody else's program", () => {
    test("leaves how the reader's own runs as it was", () => {
        session.save();
        session.speed = 70;
        session.visit("print('theirs')", [3]);
        [session.clock, session.seed, session.speed] = ["real", 7, 10];
        session.openKept(session.desk.earlier!.id);
        expect([session.text, session.clock, session.seed, session.speed]).toEqual([
            "print(1)",
            "virtual",
            0,
            70,
        ]);
    });

    test("takes its limits along when it goes", () => {
        session.visit("print('theirs')", []);
        session.limits = { tasks: 3 };
        session.open("print('example')", "coroutines");
        expect(session.limits).toEqual({});
    });
});

describe("a breakpoint", () => {
    test("stops the playhead where its line is reached, and it goes on from there", () => {
        session.toggleBreakpoint(1);
        session.start();
        progress(1, [0, 1, 2]);
        ended(1);
        session.tick(0.016);
        expect([session.count, session.playing]).toEqual([1, false]);
        session.togglePlaying();
        session.tick(1.5);
        expect([session.count, session.playing]).toEqual([2, false]);
    });

    test("moves with its line", () => {
        session.text = "a = 1\nb = 2\n";
        session.toggleBreakpoint(2);
        session.edit("# first\na = 1\nb = 2\n");
        expect(session.breakpoints).toEqual([3]);
    });
});

describe("an intervention", () => {
    const cancel = { action: "cancel", target: 1 } as const;

    /** A run of three lines, with the playhead after the second. */
    function paused(): void {
        session.start();
        progress(1, [0, 1, 2]);
        ended(1);
        session.tick(0.016);
        session.seek(2);
    }

    test("computes the run anew, and shows the old one until the new one is as far", () => {
        paused();
        const before = session.model;
        session.intervene(cancel, "main");
        expect(link.settings?.interventions).toEqual([{ ...cancel, at: 2 }]);
        expect(session.interventions).toMatchObject([{ time: 1, text: "cancel main", error: "" }]);
        progress(2, [0, 1]);
        expect(session.model).toBe(before);
        progress(2, [1.5]);
        expect([session.model === before, session.count, session.playing]).toEqual([false, 3, false]);
    });

    test("forgets what was done later, which the run does not come to any more", () => {
        paused();
        session.intervene(cancel, "main");
        progress(2, [0, 1, 1.5]);
        ended(2);
        session.seek(1);
        session.intervene({ action: "setResult", target: 5, value: "7" }, "the future");
        expect(session.interventions.map(({ text }) => text)).toEqual(["the future gets the result 7"]);
    });

    test("is undone, and the playhead goes back to where it was done", () => {
        paused();
        session.intervene(cancel, "main");
        progress(2, [0, 1, 1.5, 3]);
        ended(2);
        session.seek(4);
        session.undoIntervention(0);
        expect(link.settings?.interventions).toEqual([]);
        progress(3, [0, 1, 2]);
        expect([session.count, session.interventions]).toEqual([2, []]);
    });

    test("that could not be done says why", () => {
        paused();
        session.intervene(cancel, "main");
        hear({ type: "intervened", run: 2, results: [{ number: 0, at: 2, error: "It is done." }] });
        expect(session.interventions[0]?.error).toBe("It is done.");
    });

    test("is not possible after the end, nor in the past of a real clock", () => {
        expect(session.untouchable).toBe("Nothing has run yet");
        session.clock = "real";
        paused();
        expect(session.untouchable).toContain("real clock");
        session.intervene(cancel, "main");
        expect([session.interventions, link.interventions]).toEqual([[], []]);
    });

    test("goes to the run itself on a real clock", () => {
        session.clock = "real";
        session.start();
        progress(1, [0, 1]);
        session.tick(0.016);
        session.intervene(cancel, "main");
        expect([link.runs.length, link.interventions]).toEqual([1, [{ ...cancel, at: 2 }]]);
    });

    test("is forgotten when the program runs afresh", () => {
        paused();
        session.intervene(cancel, "main");
        session.start();
        expect([session.interventions, link.settings?.interventions]).toEqual([[], []]);
    });
});

describe("a recording", () => {
    function recordingOf(outputs: number, changes: Partial<Recording> = {}): Recording {
        const writer = new TraceWriter().add("ProgramStarted", 0, "/home/reader/race.py");
        for (let n = 1; n <= outputs; n++) writer.add("Output", n, 1, 0, "line\n", 1);
        return {
            source: "print(2)",
            fileName: "/home/reader/race.py",
            settings: {
                clock: "virtual",
                seed: 7,
                debug: true,
                developmentMode: true,
                limits: { recursion: 50 },
                interventions: [{ at: 1, target: 3, action: "cancel" }],
            },
            ending: { how: "stopped", exitCode: 1, time: outputs + 0.5, events: outputs, problem: null },
            cursor: 3,
            words: writer.take() as Uint32Array<ArrayBuffer>,
            ...changes,
        };
    }

    const inspected = (count: number, differs: boolean): FromWorker => ({
        type: "inspected",
        run: 1,
        count,
        inspection: null,
        differs,
    });

    test("is shown as it was, at the moment at which it was saved, and runs nothing", () => {
        session.showRecording("race.json", recordingOf(5));
        session.tick(0.016);
        expect([session.count, session.time, session.playing, session.phase]).toEqual([
            3,
            2,
            false,
            "stopped",
        ]);
        expect([session.model.log.count, session.model.endTime, session.exitCode]).toEqual([6, 5.5, 1]);
        expect([session.text, session.clock, session.seed, session.debug]).toEqual([
            "print(2)",
            "virtual",
            7,
            true,
        ]);
        expect([link.recalled.length, link.allowances]).toEqual([1, []]);
        expect(link.settings).toMatchObject({ fileName: "/home/reader/race.py", developmentMode: true });
    });

    test("of any length is read a little in each frame, and stands at its moment only then", () => {
        session.showRecording("long.json", recordingOf(20_000, { cursor: 20_000 }));
        session.tick(0.016);
        expect([session.recording?.isReading, session.model.log.count < 20_000]).toEqual([true, true]);
        for (let frame = 0; frame < 10; frame++) session.tick(0.016);
        expect([session.recording?.isReading, session.count]).toEqual([false, 20_000]);
    });

    test("is saved again as it was read", () => {
        const recording = recordingOf(5);
        session.showRecording("race.json", recording);
        session.tick(0.016);
        expect(recordingOfSession(session)).toEqual(recording);
    });

    test("cannot be touched, and says so", () => {
        session.showRecording("race.json", recordingOf(5));
        session.tick(0.016);
        session.intervene({ action: "cancel", target: 3 }, "it");
        session.undoIntervention(0);
        expect([session.untouchable, session.interventions.length]).toEqual([
            "This is a recording: press Run to run its program",
            1,
        ]);
    });

    test("says why it cannot be looked into", () => {
        session.showRecording("race.json", recordingOf(5));
        expect(session.recording?.blind).toBe("");
        hear(inspected(3, true));
        expect(session.recording?.blind).toContain("runs the program differently");
        const settings = { ...recordingOf(5).settings, clock: "real" as const };
        session.showRecording("race.json", recordingOf(5, { settings }));
        expect(session.recording?.blind).toContain("The clock of this run was real");
    });

    test("of a real clock is in no link with its moment, for the clock's sake", () => {
        const settings = { ...recordingOf(5).settings, clock: "real" as const };
        session.showRecording("race.json", recordingOf(5, { settings }));
        expect(momentless(session)).toBe("A run on a real clock cannot be repeated");
    });

    test("says so when the worker died that was to look into it", () => {
        session.showRecording("race.json", recordingOf(5));
        link.listener.replaced("The program's worker died: out of memory.");
        expect(session.recording?.blind).toContain(
            "out of memory. So the variables of the recording are not known",
        );
        expect(session.phase).toBe("stopped");
    });

    test("is left by pressing Run, which runs its program with its settings", () => {
        session.showRecording("race.json", recordingOf(5));
        session.start();
        expect([session.recording, link.runs.at(-1)]).toEqual([null, "print(2)"]);
        expect(link.settings).toMatchObject({ seed: 7, limits: { recursion: 50 } });
    });
});
