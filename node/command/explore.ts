// `loopscope run --explore N FILE`: the same program with N seeds, several at a time in workers. What it reports does not
// depend on which worker was quicker: the smallest seed that fails.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { ExitCode, type Command } from "./options.mjs";
import { pageLink } from "./page_link";
import { programOf, sessionOptions } from "./recorded";
import type { SessionOptions } from "../session";
import { write } from "./streams.mjs";

/** What a worker is given once. */
export interface Exploration {
    source: Uint8Array;
    options: SessionOptions;
}

/** What a worker says of one seed. */
export interface SeedOutcome {
    seed: number;
    exitCode: number;
    stuck: boolean;
    stdout: string;
    stderr: string;
    /** Of its trace, to the end. */
    events: number;
    /** Seconds on its clock at the end. */
    time: number;
}

const mostWorkers = 8;

export async function explore(command: Command): Promise<number> {
    const { clock: _, seed: first, ...options } = { ...sessionOptions(command), seed: command.seed };
    const source = programOf(command);
    const progress = new ProgressBar(command.explore);
    const failure = await firstFailure({ source, options }, first, command.explore, () => progress.advance());
    progress.clear();
    const reproduce = failure && reproducing(command, failure.seed);
    const seen = failure && (await linkTo(command, source, failure));
    if (command.json) {
        const link = seen && "link" in seen ? seen.link : null;
        write(1, `${JSON.stringify({ seeds: command.explore, first, failure, reproduce, link }, null, 2)}\n`);
    } else if (failure && seen) {
        write(1, failure.stdout);
        write(2, failure.stderr);
        const how = failure.stuck ? "is stuck" : `fails with exit code ${failure.exitCode}`;
        write(
            2,
            `loopscope: with seed ${failure.seed} the program ${how}; run it again:\n    ${reproduce}\n` +
                ("link" in seen ? `or see it in the page:\n    ${seen.link}\n` : `${seen.reason}\n`),
        );
    } else {
        write(1, `${command.explore} seeds, from ${first} to ${first + command.explore - 1}: none fails\n`);
    }
    return failure ? ExitCode.failed : 0;
}

async function linkTo(command: Command, source: Uint8Array, { seed, events, time }: SeedOutcome) {
    let program: string;
    try {
        program = new TextDecoder("utf-8", { fatal: true }).decode(source);
    } catch {
        return { reason: "The program is not UTF-8." };
    }
    const { debug = false, developmentMode = false, limits = {} } = sessionOptions(command);
    const settings = { clock: "virtual", seed, debug, developmentMode, limits, interventions: [] } as const;
    return pageLink(command.page, program, settings, { events, time });
}

/** The outcome of the smallest seed that fails; null when none does. */
async function firstFailure(
    exploration: Exploration,
    first: number,
    count: number,
    onOutcome: () => void,
): Promise<SeedOutcome | null> {
    const file = new URL("./explore_worker.js", import.meta.url);
    const workers = Math.min(count, mostWorkers, Math.max(1, availableParallelism() - 1));
    let next = first;
    let failure: SeedOutcome | null = null;
    const end = () => failure?.seed ?? first + count;
    await Promise.all(
        Array.from({ length: workers }, async () => {
            const worker = new Worker(file, { workerData: exploration });
            try {
                while (next < end()) {
                    const outcome = await ask(worker, next++);
                    onOutcome();
                    if (outcome.exitCode !== 0 && outcome.seed < end()) failure = outcome;
                }
            } finally {
                await worker.terminate();
            }
        }),
    );
    return failure;
}

function ask(worker: Worker, seed: number): Promise<SeedOutcome> {
    return new Promise((resolve, reject) => {
        worker.once("message", (outcome: SeedOutcome) => {
            worker.off("error", reject);
            resolve(outcome);
        });
        worker.once("error", reject);
        worker.postMessage(seed);
    });
}

function reproducing(command: Command, seed: number): string {
    const words = ["loopscope", "run", "--clock", "virtual", "--seed", String(seed)];
    if (command.developmentMode) words.push("-X", "dev");
    if (command.until < Infinity) words.push("--until", String(command.until));
    for (const [name, limit] of Object.entries(command.limits)) words.push("--limit", `${name}=${limit}`);
    return [...words, quoted(command.file)].join(" ");
}

const quoted = (word: string) =>
    /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** On stderr, where a person looks at it; nowhere else. */
class ProgressBar {
    private done = 0;
    private readonly isShown = process.stderr.isTTY;

    constructor(private readonly total: number) {}

    advance(): void {
        this.done++;
        const width = 30;
        const full = Math.round((this.done / this.total) * width);
        const bar = "█".repeat(full) + "░".repeat(width - full);
        if (this.isShown) write(2, `\r${bar} ${this.done} of ${this.total} seeds`);
    }

    clear(): void {
        if (this.isShown && this.done > 0) write(2, "\r\x1b[K");
    }
}
