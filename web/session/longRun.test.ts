// A run longer than what is kept of it, with everything that the views ask: of the events that are gone nothing may be
// asked any more, wherever the playhead stands.
import { beforeAll, describe, expect, test } from "vitest";
import { builtInterpreter } from "../worker/builtInterpreter";
import { deedsFor } from "../app/deeds";
import { Doctor } from "../doctor/doctor";
import { standingTasks } from "../editor/standing";
import { factsOf } from "../inspector/facts";
import { nextPhase, phaseWords, previousPhase } from "../loop-view/phases";
import { readyRows, timerRows } from "../loop-view/rows";
import { OutputLines, outputText } from "../output/lines";
import { lastStep, storyAround, tell } from "../story/story";
import { arrowsOf } from "../timeline/arrows";
import { describeLane } from "../timeline/describeLane";
import { rowsOf } from "../timeline/rows";
import { awaitGraph } from "../trace/awaits";
import { RunModel } from "../trace/model";
import { loadEngine } from "../worker/loopscope";
import { Player } from "./player";
import { lineAt, stepBack, stepForward, stepKinds, taskAt } from "./steps";

const program = `import asyncio, time

async def hold(lock):
    async with lock:
        await asyncio.sleep(0.01)

async def patient():
    try:
        await asyncio.sleep(1e6)
    except asyncio.CancelledError:
        pass

async def main():
    lock, queue = asyncio.Lock(), asyncio.Queue()
    forever = asyncio.create_task(queue.get())
    for turn in range(400):
        victim = asyncio.create_task(patient())
        holders = asyncio.gather(*(hold(lock) for _ in range(3)))
        try:
            async with asyncio.timeout(0.02):
                await asyncio.shield(holders)
        except TimeoutError:
            print("too late", turn)
        victim.cancel()
        await asyncio.wait([victim, holders])
        await asyncio.to_thread(time.sleep, 0.001)
        time.sleep(0.15)

asyncio.run(main())
`;

const bound = 8_000;
let pieces: Uint32Array[];

beforeAll(async () => {
    const engine = await loadEngine(await builtInterpreter());
    const run = engine.open({ clock: "virtual", debug: false, seed: 0, interventions: [] });
    expect(run.start(program)).toBeNull();
    pieces = [];
    for (let state = "running"; state !== "ended";) {
        state = run.advance(20_000).state;
        pieces.push(run.drain());
    }
    run.dispose();
});

function longRun(): RunModel {
    const model = new RunModel(bound);
    for (const piece of pieces) model.append(piece);
    return model;
}

describe("a run longer than what is kept of it", () => {
    test("has let go of most, says how much, and keeps the newest events", () => {
        const { log, dropped } = longRun();
        expect(log.count).toBeGreaterThan(4 * bound);
        expect(dropped).toBe(log.first);
        expect(log.count - log.first).toBeLessThanOrEqual(bound * 1.125);
        expect(log.count - log.first).toBeGreaterThan(bound / 2);
    });

    test("answers everything that the views ask, wherever the playhead stands", () => {
        const model = longRun();
        const { log, history } = model;
        const somewhere = Array.from({ length: 40 }, (_, index) => log.first + index * 97);
        for (const count of [0, log.first - 1, log.first, log.first + 1, ...somewhere, log.count]) {
            const moment = model.momentAfter(count);
            const { time } = moment;
            phaseWords(moment);
            readyRows(model, moment);
            timerRows(model, moment, time);
            standingTasks(model, moment);
            nextPhase(model, count);
            previousPhase(model, count);
            lineAt(model, count);
            for (const kind of stepKinds) {
                stepForward(model, count, kind, taskAt(model, count));
                stepBack(model, count, kind, 0);
            }
            const step = lastStep(model, count);
            if (step >= 0) tell(model, step);
            for (const event of storyAround(model, count, 60, 60, true).events) tell(model, event);
            new OutputLines(model).moveTo(count);
            outputText(model, count);
            awaitGraph(model, moment, 0);
            for (const row of rowsOf(history, 0, 50)) describeLane(row, count, log);
            for (const task of history.tasks.slice(0, 50)) {
                factsOf(model, moment, time, task.id);
                deedsFor({ kind: "task", id: task.id }, model, moment);
                arrowsOf(model, task, history.tasks.slice(0, 20), 0, model.endTime);
                awaitGraph(model, moment, task.id);
            }
            for (const id of history.futureCreated.keys()) {
                factsOf(model, moment, time, id);
                deedsFor({ kind: "future", id }, model, moment);
            }
            for (const id of moment.timers.keys()) deedsFor({ kind: "timer", id }, model, moment);
        }
        expect(history.tasks.length).toBeGreaterThan(5);
    }, 30_000);

    test("is read on by a doctor who has fallen behind", () => {
        const model = new RunModel(bound);
        const doctor = new Doctor(model);
        for (const piece of pieces) {
            model.append(piece);
            doctor.readOn(100);
        }
        doctor.readOn();
        expect(doctor.findings.map(({ kind }) => kind)).toContain("swallows a cancel");
    });

    test("takes its playhead along when that lies behind what is kept", () => {
        const model = new RunModel(bound);
        const player = new Player(model);
        for (const piece of pieces) {
            model.append(piece);
            player.play(0.001);
            expect(player.count).toBeGreaterThanOrEqual(model.log.first);
        }
        player.seekTime(0);
        expect(player.count).toBe(model.log.first);
    });
});
