// What came of a run, as data: made from the page's model of its trace, for a session that has come so far and for a run
// that was saved to a file.
import type { InterventionResult } from "../wasm/interventions";
import type { Problem } from "../wasm/session";
import { EventCursor } from "../web/trace/decoder";
import { at } from "../web/trace/events";
import { RunModel } from "../web/trace/model";
import { readRecording, type Recording } from "../web/trace/recording";
import { eventsBetween, lineOf, type TraceEvent } from "./events";
import { tasksOf, type Task } from "./tasks";

export interface Warning {
    time: number;
    category: string;
    text: string;
    /** 0 when unknown. */
    line: number;
    event: number;
}

/** Nothing is left that could wake the program. A saved run does not name who waits: there both lists are empty. */
export interface Stuck {
    /** The names of the tasks that wait for ever. */
    tasks: string[];
    /** Who waits for each other in a circle: the names of tasks and of what they wait at. */
    circles: string[][];
}

/** What came of a run. */
export interface Run {
    /** The program's own; 1 when it was stuck, 124 when `until` ended it. */
    exitCode: number;
    stdout: string;
    stderr: string;
    /** Both, in the order in which they were printed. */
    output: string;
    /** The error that ended the program, or kept it from starting. */
    error: Problem | null;
    stuck: Stuck | null;
    /** `until` has ended it. */
    outOfTime: boolean;
    /** Seconds on the run's clock at its end. */
    time: number;
    tasks: Task[];
    warnings: Warning[];
    /** What came of the interventions; empty for a saved run, which does not say. */
    interventions: InterventionResult[];
    /** The program, where it was given as text. */
    source: string;
    /** The trace's events, as far as they are kept; made when they are first asked for. */
    readonly events: readonly TraceEvent[];
}

/** What was printed, read from the trace as it grows. */
export class Printed {
    readonly streams = { 1: "", 2: "" };
    /** Both, in order. */
    all = "";

    private readonly cursor = new EventCursor();

    /** Takes in what was printed from an event on. */
    readOn({ log, history }: RunModel, from: number): void {
        for (let row = history.rowsAfter(history.outputs, from); row < history.outputs.length; row++) {
            const event = log.seek(history.outputs.at(row), this.cursor);
            const text = log.text(event.word(at.Output.text));
            this.streams[event.word(at.Output.stream) === 2 ? 2 : 1] += text;
            this.all += text;
        }
    }
}

/** What the trace does not say of a run. */
type Circumstances = Pick<
    Run,
    "exitCode" | "error" | "stuck" | "outOfTime" | "time" | "interventions" | "source"
>;

export function runOf(model: RunModel, printed: Printed, circumstances: Circumstances): Run {
    const count = model.log.count;
    return {
        ...circumstances,
        stdout: printed.streams[1],
        stderr: printed.streams[2],
        output: printed.all,
        tasks: tasksOf(model.history, model.log),
        warnings: warningsOf(model),
        get events() {
            const events = [...eventsBetween(model.log, 0, count)];
            Object.defineProperty(this, "events", { value: events, enumerable: true });
            return events;
        },
    };
}

/**
 * Reads a run that was saved to a file, and its trace's model. Throws an Error that says what is wrong with what is no
 * saved run.
 */
export async function readSaved(
    bytes: Uint8Array,
): Promise<{ run: Run; model: RunModel; circumstances: Omit<Recording, "words"> }> {
    const { words, ...circumstances } = await readRecording(bytes);
    const { source, ending } = circumstances;
    const model = new RunModel(Infinity);
    model.append(words, ending.time);
    const printed = new Printed();
    printed.readOn(model, 0);
    const { exitCode, time, problem, how } = ending;
    const run = runOf(model, printed, {
        exitCode,
        error: problem,
        stuck: how === "stuck" ? { tasks: [], circles: [] } : null,
        outOfTime: how === "out of time",
        time,
        interventions: [],
        source,
    });
    return { run, model, circumstances };
}

/** Reads a run that was saved to a file: by `Session.save`, `loopscope run --trace` or the page. */
export async function readRun(bytes: Uint8Array): Promise<Run> {
    return (await readSaved(bytes)).run;
}

function warningsOf({ log, history }: RunModel): Warning[] {
    const fields = at.Warning;
    const cursor = new EventCursor();
    return Array.from({ length: history.warnings.length }, (_, row) => {
        const event = log.seek(history.warnings.at(row), cursor);
        return {
            time: event.time,
            category: log.text(event.word(fields.category)),
            text: log.text(event.word(fields.text)),
            line: lineOf(event.word(fields.line)),
            event: event.index,
        };
    });
}
