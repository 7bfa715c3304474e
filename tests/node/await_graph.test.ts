// Who waits for whom, asked through the typed session over the WebAssembly build.
import { beforeAll, describe, expect, test } from "vitest";
import type { AwaitGraph, AwaitNode } from "../../wasm/await_graph";
import type { Loopscope } from "../../wasm/loopscope";
import { openLoopscope } from "./sessions";

let loopscope: Loopscope;
beforeAll(async () => {
    loopscope = await openLoopscope();
});

/** Runs a program until it waits for its host for ever, then asks. */
function graphOf(source: string): AwaitGraph {
    const session = loopscope.createSession();
    session.start(source);
    let state = "running";
    while (state === "running") state = session.advance(100_000).state;
    expect(state).toBe("waiting");
    const graph = session.awaitGraph();
    session.dispose();
    return graph;
}

const named = (graph: AwaitGraph, name: string): AwaitNode => graph.nodes.find((node) => node.name === name)!;

describe("The await graph of a session", () => {
    test("has tasks with their stacks, and what they wait for", () => {
        const graph = graphOf(`
import asyncio

async def take(queue):
    return await queue.get()

async def main():
    await asyncio.gather(take(asyncio.Queue()))

asyncio.run(main())
`);
        expect(named(graph, "Task-2")).toMatchObject({
            kind: "task",
            state: "waiting",
            coroutine: "take",
            stack: [{ name: "take", line: 5 }],
        });
        const edges = graph.edges.map(
            ({ from, to, how, label }) =>
                `${graph.nodes[from]?.name} ${label ?? how} ${graph.nodes[to]?.name}`,
        );
        expect(edges.sort()).toEqual([
            "Gather Gather Task-2",
            "Task-1 Gather Gather",
            "Task-2 Queue.get Queue",
        ]);
        expect(graph.stuck.map((node) => graph.nodes[node]?.name)).toEqual(["Task-1", "Task-2"]);
    });

    test("finds a deadlock", () => {
        const graph = graphOf(`
import asyncio

async def take(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:
            pass

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(take(a, b), take(b, a))

asyncio.run(main())
`);
        expect(graph.circles.map((circle) => circle.map((node) => graph.nodes[node]?.name))).toEqual([
            ["Task-2", "Lock", "Task-3", "Lock"],
        ]);
    });

    test("is empty once the program has ended", () => {
        const session = loopscope.createSession();
        session.start("print(1)");
        while (session.advance(100_000).state !== "ended");
        expect(session.awaitGraph()).toEqual({ nodes: [], edges: [], circles: [], stuck: [] });
        session.dispose();
    });
});
