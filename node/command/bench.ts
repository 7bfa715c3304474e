// `loopscope bench FILE`: the program again and again in virtual time: how long it takes, and how much the loop did.
import { openEngine } from "../engine";
import { Session } from "../session";
import type { Command } from "./options.mjs";
import { finish, programOf, sessionOptions } from "./recorded";
import { write } from "./streams.mjs";

/** Untraced portions, as the plain run makes them. */
const portion = 1_000_000;

export interface Measurement {
    runs: number;
    /** Milliseconds of wall clock for one run, without a trace. */
    median: number;
    fastest: number;
    slowest: number;
    /** Seconds on the run's own clock. */
    virtualSeconds: number;
    iterations: number;
    steps: number;
    /** Of tasks and callbacks, in the median run. */
    stepsPerSecond: number;
}

export async function bench(command: Command): Promise<number> {
    const source = programOf(command);
    const options = sessionOptions(command);
    // One run with a trace tells what the loop did, and whether there is anything to measure.
    const session = await Session.open(source, { ...options, keptEvents: 100_000 });
    const counts = { iterations: 0, steps: 0 };
    let seen = 0;
    while (!session.isOver) {
        session.advance();
        for (const { kind } of session.eventsFrom(seen)) {
            if (kind === "IterationBegan") counts.iterations++;
            if (kind === "TaskBegan" || kind === "HandleBegan") counts.steps++;
        }
        seen = session.events;
    }
    const first = await finish(session);
    session.dispose();
    if (first.exitCode !== 0) {
        write(2, first.stderr);
        write(2, "loopscope: the program fails, so nothing was measured\n");
        return first.exitCode;
    }
    const times = await measure(source, command);
    const median = times[times.length >> 1]!;
    const result: Measurement = {
        runs: times.length,
        median,
        fastest: times[0]!,
        slowest: times.at(-1)!,
        virtualSeconds: first.time,
        ...counts,
        stepsPerSecond: counts.steps / (median / 1000),
    };
    write(1, command.json ? `${JSON.stringify(result, null, 2)}\n` : textOf(result));
    return 0;
}

/** Milliseconds of each run, in ascending order. */
async function measure(source: Uint8Array, command: Command): Promise<number[]> {
    const engine = await openEngine();
    const { until: _, ...options } = sessionOptions(command);
    const times: number[] = [];
    for (let run = 0; run < command.runs; run++) {
        const began = performance.now();
        const session = engine.createSession(options);
        session.start(source);
        while (session.advance(portion).state !== "ended") session.drainOutput();
        session.dispose();
        times.push(performance.now() - began);
    }
    return times.sort((one, other) => one - other);
}

function textOf(result: Measurement): string {
    const { runs, median, fastest, slowest, virtualSeconds, iterations, steps, stepsPerSecond } = result;
    const milliseconds = (time: number) => `${time.toFixed(time < 10 ? 2 : 1)} ms`;
    return [
        `${runs} runs: median ${milliseconds(median)}, fastest ${milliseconds(fastest)}, slowest ${milliseconds(slowest)}`,
        `each: ${Number(virtualSeconds.toFixed(6))} s on the program's clock, ${iterations} iterations of the loop, ${steps} steps`,
        `${Math.round(stepsPerSecond).toLocaleString("en")} steps a second`,
        "",
    ].join("\n");
}
