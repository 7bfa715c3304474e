import { beforeAll, describe, expect, test } from "vitest";
import { builtInterpreter } from "../worker/builtInterpreter";
import { loadEngine } from "../worker/loopscope";
import type { Engine } from "../worker/engine";
import { RunModel } from "../trace/model";
import { outputText } from "../output/lines";
import { callAround, find, membersOf, namesIn, ownerOf, parameterFor, signatureOf } from "./language";

const program = `import asyncio
from asyncio import gather

class Pool:
    def __init__(self):
        self.lock = asyncio.Lock()

async def main():
    jobs = asyncio.Queue(3)
    async with asyncio.TaskGroup() as group, asyncio.timeout(3):
        task = group.create_task(work("a, b", jobs))
    loop = asyncio.get_running_loop()
    timer = loop.call_later(1, print)
    job = await jobs.get()
`;

describe("what the editor knows", () => {
    test.each([
        ["jobs", "asyncio.Queue"],
        ["group", "asyncio.TaskGroup"],
        ["task", "asyncio.Task"],
        ["self.lock", "asyncio.Lock"],
        ["timer", "asyncio.TimerHandle"],
        ["browser", "browser"],
        ["job", undefined],
        ["nobody", undefined],
    ])("%s is of the class %s by the way it was made", (name, owner) => {
        expect(ownerOf(name, program)).toBe(owner);
    });

    test("names are found in their module, their class, or where they were imported from", () => {
        expect(signatureOf(find("asyncio.sleep", program)!)).toBe("await asyncio.sleep(delay, result=None)");
        expect(signatureOf(find("task.cancel", program)!)).toBe("asyncio.Task.cancel(msg=None) -> bool");
        expect(find("gather", program)?.owner).toBe("asyncio");
        expect(find("gather", "import asyncio")).toBeUndefined();
        expect(find("len", program)?.kind).toBe("function");
    });

    test.each([
        ["await asyncio.wait_for(", "asyncio.wait_for", 0],
        ["await asyncio.wait_for(work(1, 2), ", "asyncio.wait_for", 1],
        ["print('a, (b', x, ", "print", 2],
        ["asyncio.run(main(", "main", 0],
        ["x = [1, ", undefined, 0],
    ])("the call around the end of %s is found", (before, expression, argument) => {
        const call = callAround(before);
        expect(call?.expression).toBe(expression);
        if (call) expect(call.argument).toBe(argument);
    });

    test("an argument belongs to its parameter, by place or by name", () => {
        const gather = find("asyncio.gather", program)!;
        expect([parameterFor(gather, 2, ""), parameterFor(gather, 3, "return_exceptions")]).toEqual([0, 1]);
        const create = find("asyncio.create_task", program)!;
        expect([
            parameterFor(create, 0, ""),
            parameterFor(create, 1, ""),
            parameterFor(create, 1, "name"),
        ]).toEqual([0, -1, 2]);
    });

    test("names of the program itself are known, those in texts are not", () => {
        expect(namesIn(program)).toContain("jobs");
        expect(namesIn("x1 = 'inside' # said")).toEqual(["x1"]);
    });
});

describe("what the editor knows exists", () => {
    let engine: Engine;
    beforeAll(async () => {
        engine = await loadEngine(await builtInterpreter());
    });

    test("every name is there when a program asks for it", () => {
        const classes = membersOf("asyncio.Task").length > 0 ? ["builtins", "asyncio"] : [];
        const owners = new Set([...classes, ...membersOf("asyncio").map(({ gives }) => `asyncio.${gives}`)]);
        for (const name of ["Task", "Lock", "Event", "Condition", "Semaphore", "Barrier", "Queue", "Runner"])
            owners.add(`asyncio.${name}`);
        const names = [...owners].flatMap((owner) =>
            membersOf(owner)
                .filter(({ kind }) => kind !== "property")
                .map(({ name }) => [owner, name] as const),
        );
        // A condition's lock gives it these when it is made.
        const ofLock = ["acquire", "release", "locked"];
        const asked = names.filter(
            ([owner, name]) => owner !== "asyncio.Condition" || !ofLock.includes(name),
        );
        const lines = asked.map(([owner, name]) => {
            const path = owner === "builtins" ? name : `${owner}.${name}`;
            return `try: ${path}\nexcept (NameError, AttributeError): print("${path}")`;
        });
        const run = engine.open({ clock: "virtual", debug: false, seed: 0, interventions: [] });
        run.start(`import asyncio\n${lines.join("\n")}\n`);
        while (run.advance(1_000_000).state !== "ended");
        const model = new RunModel();
        model.append(run.drain());
        expect([asked.length > 150, outputText(model, model.log.count)]).toEqual([true, ""]);
        run.dispose();
    });
});
