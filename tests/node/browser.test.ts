// What a program asks of the page that shows it, answered by a host in JavaScript.
import { beforeAll, expect, test } from "vitest";
import type { Loopscope } from "../../wasm/loopscope";
import { toLiteral } from "../../wasm/literal";
import { openLoopscope, textOf } from "./sessions";

let loopscope: Loopscope;
beforeAll(async () => {
    loopscope = await openLoopscope();
});

test("The host sees what a program waits for, and answers with values of JavaScript", () => {
    const session = loopscope.createSession({ clock: "real", browser: true });
    session.start(`import asyncio, browser

async def main():
    async with asyncio.TaskGroup() as group:
        pressed = group.create_task(browser_button())
        loaded = group.create_task(browser.fetch("/data.json"))
    print(pressed.result(), loaded.result().json(), await browser.frame())

async def browser_button():
    return await browser.button("Go")

asyncio.run(main())
`);
    while (session.advance(100_000).state === "running");
    const [button, fetched] = session.requests();
    expect([button, fetched]).toMatchObject([
        { kind: "button", argument: "Go" },
        { kind: "fetch", argument: "/data.json" },
    ]);
    expect(session.answer(button!.id, null)).toBeNull();
    expect(session.answer(button!.id, null)).toBe(`no request with the number ${button!.id} is open`);
    expect(session.answer(fetched!.id, [200, JSON.stringify({ text: "é", n: [1.5] })])).toBeNull();
    while (session.advance(100_000).state === "running");
    const [frame] = session.requests();
    expect(frame?.kind).toBe("frame");
    expect(session.answer(frame!.id, 0.25)).toBeNull();
    while (session.advance(100_000).state !== "ended");
    expect(textOf(session.drainOutput()).stdout).toBe("None {'text': 'é', 'n': [1.5]} 0.25\n");
    session.dispose();
});

test.each([
    [null, "None"],
    [true, "True"],
    [-0, "-0.0"],
    [1.5e300, "1.5e+300"],
    [12345678901234567890n, "12345678901234567890"],
    ['it\'s "é"\n\u2028', '"it\'s \\"é\\"\\n\u2028"'],
    [[1, [false]], "[1, [False]]"],
    [{ a: null, "b c": "d" }, '{"a": None, "b c": "d"}'],
])("a value is the literal it is written as: %#", (value, literal) => {
    expect(toLiteral(value)).toBe(literal);
});
