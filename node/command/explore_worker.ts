// Runs one seed after the other, as it is asked (explore.ts).
import { parentPort, workerData } from "node:worker_threads";
import { Session } from "../session";
import type { Exploration, SeedOutcome } from "./explore";

/** Of a run, only its output is wanted. */
const keptEvents = 10_000;

const { source, options } = workerData as Exploration;

parentPort!.on("message", async (seed: number) => {
    const session = await Session.open(source, { ...options, clock: "virtual", seed, keptEvents });
    const run = await session.finish();
    const outcome: SeedOutcome = {
        seed,
        exitCode: run.exitCode,
        stuck: run.stuck !== null,
        stdout: run.stdout,
        stderr: run.stderr,
        events: session.events,
        time: run.time,
    };
    session.dispose();
    parentPort!.postMessage(outcome);
});
