import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { builtInterpreter } from "./builtInterpreter";
import type { Inspection } from "../../wasm/inspection";
import type { FromWorker, RunSettings } from "../session/protocol";
import { RunModel } from "../trace/model";
import type { Engine } from "./engine";
import { loadEngine } from "./loopscope";
import { Runner } from "./runner";

const program = `import asyncio

async def work(n):
    for step in range(3):
        await asyncio.sleep(0.1)
        print(n, step)

async def main():
    await asyncio.gather(work("a"), work("b"))

asyncio.run(main())
`;

const settings: RunSettings = { clock: "virtual", debug: false, seed: 0, interventions: [] };
const far = { horizon: Infinity, words: Infinity };

let engine: Engine;
/** Sessions that were opened, and how much work they were given. */
let opened: number;
let runner: Runner;
let said: FromWorker[];
const soonest: (() => void)[] = [];

beforeAll(async () => {
    const real = await loadEngine(await builtInterpreter());
    engine = {
        open(settings) {
            opened++;
            return real.open(settings);
        },
    };
});

beforeEach(() => {
    opened = 0;
    said = [];
    runner = new Runner(engine, {
        post: (message) => void said.push(message),
        soon: (callback) => void soonest.push(callback),
        later: () => () => undefined,
        now: () => performance.now() / 1000,
    });
});

function goOn(): void {
    for (let next = soonest.shift(); next !== undefined; next = soonest.shift()) next();
}

function runToEnd(): RunModel {
    runner.start(1, program, settings, far);
    goOn();
    const model = new RunModel();
    for (const message of said) if (message.type === "progress") model.append(message.words, message.clock);
    return model;
}

function inspectAt(count: number): Inspection | null {
    runner.inspect(1, count);
    goOn();
    const answer = said.at(-1);
    if (answer?.type !== "inspected" || answer.count !== count) throw new Error("no answer");
    return answer.inspection;
}

/** The variable `step` of the task that runs `work(n)`. */
function stepOf(n: string, inspection: Inspection | null): string | undefined {
    for (const task of inspection?.tasks ?? []) {
        const locals = new Map(task.stack?.[0]?.locals);
        if (locals.get("n") === `'${n}'`) return locals.get("step");
    }
    return undefined;
}

describe("a look inside", () => {
    test("shows the variables of any instant of a run that is over", () => {
        const model = runToEnd();
        const after = (line: number) => model.history.outputs.at(line) + 1;
        expect(stepOf("a", inspectAt(after(0)))).toBe("0");
        expect(stepOf("a", inspectAt(after(2)))).toBe("1");
        expect(stepOf("b", inspectAt(after(5)))).toBe("2");
    });

    test("goes on from the one before, and begins anew for an earlier instant", () => {
        const model = runToEnd();
        const after = (line: number) => model.history.outputs.at(line) + 1;
        const before = opened;
        inspectAt(after(1));
        inspectAt(after(3));
        expect(opened - before).toBe(1);
        expect(stepOf("a", inspectAt(after(0)))).toBe("0");
        expect(opened - before).toBe(2);
    });

    test("finds nothing before the program has begun to hold anything, or after its end", () => {
        const model = runToEnd();
        expect(inspectAt(0)?.tasks ?? []).toEqual([]);
        expect(inspectAt(model.log.count)).toBeNull();
    });

    test("answers the newest request only", () => {
        const model = runToEnd();
        said = [];
        runner.inspect(1, model.history.outputs.at(4));
        runner.inspect(1, model.history.outputs.at(0) + 1);
        goOn();
        const answers = said.filter((message) => message.type === "inspected");
        expect(answers.at(-1)).toMatchObject({ count: model.history.outputs.at(0) + 1 });
    });

    test("does not go past the place where the run was stopped", () => {
        runner.start(1, "import time\nn = 0\nwhile True:\n    n += 1\n    time.sleep(1)\n", settings, far);
        runner.stop(1);
        const model = new RunModel();
        for (const message of said)
            if (message.type === "progress") model.append(message.words, message.clock);
        expect(inspectAt(model.log.count)).toBeNull();
    });

    test("is of now on a real clock, and of nothing else", () => {
        runner.start(1, "import time\nx = 7\ntime.sleep(1000)\n", { ...settings, clock: "real" }, far);
        const model = new RunModel();
        for (const message of said)
            if (message.type === "progress") model.append(message.words, message.clock);
        const stack = inspectAt(model.log.count)?.threads[0]?.stack;
        expect(stack?.[0]?.locals).toContainEqual(["x", "7"]);
        expect(inspectAt(1)).toBeNull();
        runner.close();
    });
});

describe("a look inside a recorded run", () => {
    function recall(source: string, changes: Partial<RunSettings> = {}): RunModel {
        const model = runToEnd();
        runner.recall(2, source, { ...settings, ...changes }, model.log.packed(), model.log.count);
        return model;
    }

    function answerAt(count: number) {
        runner.inspect(2, count);
        goOn();
        const answer = said.at(-1);
        if (answer?.type !== "inspected" || answer.count !== count) throw new Error("no answer");
        return answer;
    }

    test("shows the variables where the program takes the same course", () => {
        const model = recall(program);
        const { inspection, differs } = answerAt(model.history.outputs.at(2) + 1);
        expect([stepOf("a", inspection), differs]).toEqual(["1", false]);
        expect(stepOf("a", answerAt(model.history.outputs.at(0) + 1).inspection)).toBe("0");
    });

    test("says that it takes another one, and shows nothing of it", () => {
        const model = recall(program.replace("0.1", "0.2"));
        const { inspection, differs } = answerAt(model.history.outputs.at(2) + 1);
        expect([inspection, differs]).toEqual([null, true]);
    });

    test("runs nothing where the clock was real", () => {
        recall(program, { clock: "real" });
        const before = opened;
        expect(answerAt(3)).toMatchObject({ inspection: null, differs: false });
        expect(opened).toBe(before);
    });
});
