// The session as hosts see it (wasm/session.ts), over the WebAssembly build: it starts, goes on in portions, prints in
// order, keeps its limits, and ends however the program behaves.
import { performance } from "node:perf_hooks";
import { beforeAll, describe, expect, test } from "vitest";
import type { Loopscope } from "../../wasm/loopscope";
import { advanceToEnd, openLoopscope, runToEnd, textOf } from "./sessions";

const mebibyte = 2 ** 20;

/** A portion of a page: what a worker gives a program before it looks at its messages again. */
const portion = 100_000;

let loopscope: Loopscope;
beforeAll(async () => {
    loopscope = await openLoopscope();
});

describe("A session", () => {
    test("runs a program to its end", () => {
        expect(runToEnd(loopscope, "print('hello')")).toEqual({
            stdout: "hello\n",
            stderr: "",
            exitCode: 0,
            problem: null,
        });
    });

    test("runs nothing before it is advanced", () => {
        const session = loopscope.createSession();
        expect(session.start("print('hello')")).toBeNull();
        expect(session.drainOutput()).toEqual([]);
        session.dispose();
    });

    test("goes the same way however small the portions are", () => {
        const source = `
import asyncio

async def worker(name, seconds):
    for i in range(3):
        await asyncio.sleep(seconds)
        print(name, i, asyncio.get_running_loop().time())

async def main():
    await asyncio.gather(worker("a", 0.1), worker("b", 0.07))

asyncio.run(main())
`;
        const inOne = runToEnd(loopscope, source);
        const session = loopscope.createSession();
        session.start(source);
        const chunks = [];
        while (session.advance(1).state !== "ended") chunks.push(...session.drainOutput());
        chunks.push(...session.drainOutput());
        session.dispose();
        expect(textOf(chunks).stdout).toBe(inOne.stdout);
        expect(inOne.stdout.split("\n")).toHaveLength(7);
    });

    test("gives control back from an endless loop", () => {
        const session = loopscope.createSession();
        session.start("while True: pass");
        for (let i = 0; i < 10; i++) {
            const began = performance.now();
            expect(session.advance(portion).state).toBe("running");
            expect(performance.now() - began).toBeLessThan(500);
        }
        session.dispose();
    });

    test("gives control back from a loop that never leaves its native function", () => {
        const session = loopscope.createSession();
        session.start("import itertools\nsum(itertools.repeat(1))");
        expect(session.advance(portion).state).toBe("running");
        session.dispose();
    });

    test("keeps the order of what was printed on both streams", () => {
        const session = loopscope.createSession();
        session.start(`
import sys
print("one")
print("two", file=sys.stderr)
print("three")
`);
        const chunks = advanceToEnd(session).map(({ stream, bytes }) => [
            stream,
            Buffer.from(bytes).toString(),
        ]);
        session.dispose();
        expect(chunks).toEqual([
            [1, "one\n"],
            [2, "two\n"],
            [1, "three\n"],
        ]);
    });

    test("hands each piece of output over once", () => {
        const session = loopscope.createSession();
        session.start("print('hello')");
        session.advance(portion);
        expect(session.drainOutput()).toHaveLength(1);
        expect(session.drainOutput()).toEqual([]);
        session.dispose();
    });

    test("gives output as UTF-8", () => {
        expect(runToEnd(loopscope, "print('né 🐍')").stdout).toBe("né 🐍\n");
    });

    test("has ended for good once it has ended", () => {
        const session = loopscope.createSession();
        session.start("import sys\nsys.exit(7)");
        advanceToEnd(session);
        expect(session.advance(portion)).toMatchObject({ state: "ended", exitCode: 7 });
        session.stop();
        expect(session.exitCode()).toBe(7);
        expect(session.drainOutput()).toEqual([]);
        session.dispose();
    });

    test("does not disturb another one beside it", () => {
        const source = (name: string) => `
import asyncio
name = "${name}"

async def main():
    for i in range(100):
        await asyncio.sleep(0.01)
    print(name, round(asyncio.get_running_loop().time(), 1))

asyncio.run(main())
`;
        const sessions = ["left", "right"].map((name) => {
            const session = loopscope.createSession();
            session.start(source(name));
            return session;
        });
        const texts = ["", ""];
        const running = new Set(sessions.keys());
        while (running.size > 0) {
            for (const index of running) {
                const session = sessions[index]!;
                if (session.advance(50).state === "ended") running.delete(index);
                texts[index] += textOf(session.drainOutput()).stdout;
            }
        }
        sessions.forEach((session) => session.dispose());
        expect(texts).toEqual(["left 1.0\n", "right 1.0\n"]);
    });

    test("can be disposed of in the middle of a program", () => {
        const session = loopscope.createSession();
        session.start(`
import asyncio

async def main():
    async with asyncio.timeout(100):
        await asyncio.gather(*(asyncio.sleep(50) for _ in range(10)))

asyncio.run(main())
`);
        session.advance(50);
        session.dispose();
        expect(runToEnd(loopscope, "print('next')").stdout).toBe("next\n");
    });

    test("makes the same random numbers from the same seed", () => {
        const source = "import random\nprint(random.random())";
        const [first, again, other] = [1, 1, 2].map((seed) => runToEnd(loopscope, source, { seed }).stdout);
        expect(again).toBe(first);
        expect(other).not.toBe(first);
    });

    test("turns on asyncio's debug mode when asked", () => {
        const source =
            "import asyncio\nasync def main(): print(asyncio.get_running_loop().get_debug())\nasyncio.run(main())";
        expect(runToEnd(loopscope, source).stdout).toBe("False\n");
        expect(runToEnd(loopscope, source, { debug: true }).stdout).toBe("True\n");
        expect(runToEnd(loopscope, source, { developmentMode: true }).stdout).toBe("True\n");
    });
});

describe("Stopping", () => {
    test("ends an endless loop with KeyboardInterrupt and exit code 130", () => {
        const session = loopscope.createSession();
        session.start("while True:\n    pass");
        session.advance(portion);
        session.stop();
        expect(session.advance(portion)).toMatchObject({ state: "ended", exitCode: 130 });
        expect(textOf(session.drainOutput()).stderr).toMatch(/KeyboardInterrupt\n$/);
        session.dispose();
    });

    test("ends a program that waits", () => {
        const session = loopscope.createSession({ clock: "real" });
        session.start("import asyncio\nasyncio.run(asyncio.sleep(1000))");
        expect(session.advance(portion).state).toBe("waiting");
        session.stop();
        expect(session.advance(portion)).toMatchObject({ state: "ended", exitCode: 130 });
        session.dispose();
    });

    test("ends a program that would not let itself be interrupted", () => {
        const session = loopscope.createSession();
        session.start(`
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
`);
        session.advance(portion);
        session.stop();
        expect(session.advance(portion).state).toBe("ended");
        session.dispose();
    });

    test("keeps what was printed before", () => {
        const session = loopscope.createSession();
        session.start("print('before')\nwhile True: pass");
        session.advance(portion);
        session.stop();
        expect(textOf(session.drainOutput()).stdout).toBe("before\n");
        session.dispose();
    });

    test("ends a program that was never advanced", () => {
        const session = loopscope.createSession();
        session.start("print('never')");
        session.stop();
        expect(session.advance(portion)).toMatchObject({ state: "ended", exitCode: 130 });
        expect(textOf(session.drainOutput()).stdout).toBe("");
        session.dispose();
    });
});

describe("Interrupting", () => {
    test("lets the program clean up", () => {
        const session = loopscope.createSession();
        session.start(`
try:
    while True:
        pass
finally:
    print("cleaned up")
`);
        session.advance(portion);
        session.interrupt();
        const { stdout, stderr } = textOf(advanceToEnd(session));
        expect(stdout).toBe("cleaned up\n");
        expect(stderr).toMatch(/\nKeyboardInterrupt\n$/);
        expect(session.exitCode()).toBe(130);
        session.dispose();
    });

    test("happens as the program goes on, not before", () => {
        const session = loopscope.createSession();
        session.start("while True: pass");
        session.interrupt();
        expect(session.drainOutput()).toEqual([]);
        expect(session.advance(portion)).toMatchObject({ state: "ended", exitCode: 130 });
        session.dispose();
    });

    test("twice stops a program that is inside a native function", () => {
        const session = loopscope.createSession();
        session.start("import itertools\nsum(itertools.repeat(1))");
        session.advance(portion);
        session.interrupt();
        expect(session.advance(portion).state).toBe("running");
        session.interrupt();
        expect(session.advance(portion)).toMatchObject({ state: "ended", exitCode: 130 });
        session.dispose();
    });

    test("a second time raises KeyboardInterrupt in a main task that computes", () => {
        const session = loopscope.createSession();
        session.start(
            "import asyncio\n\nasync def main():\n    while True:\n        pass\n\nasyncio.run(main())\n",
        );
        session.advance(portion);
        session.interrupt();
        expect(session.advance(portion).state).toBe("running");
        session.interrupt();
        expect(session.advance(portion)).toMatchObject({ state: "ended", exitCode: 130 });
        expect(textOf(session.drainOutput()).stderr).toMatch(
            /line 5, in main\n {4}pass\nKeyboardInterrupt\n$/,
        );
        session.dispose();
    });
});

describe("The clock", () => {
    test("skips all waiting when it is virtual", () => {
        const session = loopscope.createSession({ clock: "virtual" });
        session.start("import asyncio\nasyncio.run(asyncio.sleep(3600))");
        const began = performance.now();
        advanceToEnd(session);
        expect(performance.now() - began).toBeLessThan(1000);
        expect(session.clock()).toBeGreaterThanOrEqual(3600);
        expect(session.clock()).toBeLessThan(3601);
        session.dispose();
    });

    test("begins at 0", () => {
        const session = loopscope.createSession({ clock: "virtual" });
        expect(session.clock()).toBe(0);
        session.dispose();
    });

    test("tells the host until when it waits when it is real", () => {
        const session = loopscope.createSession({ clock: "real" });
        session.start("import asyncio\nasyncio.run(asyncio.sleep(0.05))");
        const { state, deadline } = session.advance(portion);
        expect(state).toBe("waiting");
        expect(deadline - session.clock()).toBeGreaterThan(0);
        expect(deadline - session.clock()).toBeLessThanOrEqual(0.05);
        session.dispose();
    });

    test("lets the program go on once the deadline has come", async () => {
        const session = loopscope.createSession({ clock: "real" });
        session.start("import time\ntime.sleep(0.05)\nprint('awake')");
        const { deadline } = session.advance(portion);
        expect(session.advance(portion).state).toBe("waiting");
        await new Promise((resume) => setTimeout(resume, (deadline - session.clock()) * 1000 + 5));
        expect(session.advance(portion).state).toBe("ended");
        expect(textOf(session.drainOutput()).stdout).toBe("awake\n");
        session.dispose();
    });
});

describe("An error", () => {
    test("of syntax is told with its place, and nothing runs", () => {
        const session = loopscope.createSession({ fileName: "shown.py" });
        const problem = session.start("print('before')\nprint(1 +)\n");
        expect(problem).toEqual({
            kind: "SyntaxError",
            message: "invalid syntax",
            line: 2,
            column: 10,
            endLine: 2,
            endColumn: 11,
        });
        expect(session.advance(portion)).toMatchObject({ state: "ended", exitCode: 1 });
        expect(textOf(session.drainOutput())).toEqual({
            stdout: "",
            stderr: `  File "shown.py", line 2
    print(1 +)
             ^
SyntaxError: invalid syntax
`,
        });
        session.dispose();
    });

    test("that nobody caught ends the program with its traceback and exit code 1", () => {
        const outcome = runToEnd(loopscope, "def f():\n    1 / 0\n\nf()\n", { fileName: "shown.py" });
        expect(outcome.exitCode).toBe(1);
        expect(outcome.stderr).toBe(`Traceback (most recent call last):
  File "shown.py", line 4, in <module>
    f()
    ~^^
  File "shown.py", line 2, in f
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero
`);
    });

    test("that nobody caught names its line", () => {
        expect(runToEnd(loopscope, "x = 1\n\nraise ValueError(x)\n").problem?.line).toBe(3);
    });

    test("inside a library function names the line of the program that called it", () => {
        const source = "import asyncio\n\nasyncio.run(42)\n";
        expect(runToEnd(loopscope, source).problem?.line).toBe(3);
    });

    test("that was caught is no problem", () => {
        expect(
            runToEnd(loopscope, "try:\n    1 / 0\nexcept ZeroDivisionError:\n    pass").problem,
        ).toBeNull();
    });
});

describe("A limit", () => {
    test("of memory ends a list that grows for ever with MemoryError", () => {
        const source = "items = []\nwhile True:\n    items.append(str(len(items)))\n";
        const outcome = runToEnd(loopscope, source, { limits: { memoryBytes: 16 * mebibyte } });
        expect(outcome.exitCode).toBe(1);
        expect(outcome.stderr).toMatch(/\nMemoryError\n$/);
        expect(outcome.problem?.line).toBe(3);
    });

    test("of memory leaves nothing behind for the next session", () => {
        const limits = { memoryBytes: 16 * mebibyte };
        for (let i = 0; i < 5; i++)
            runToEnd(loopscope, "items = []\nwhile True: items.append([items])", { limits });
        const session = loopscope.createSession({ limits });
        session.start("while True: pass");
        session.advance(portion);
        expect(session.memoryInUse()).toBeGreaterThan(0);
        expect(session.memoryInUse()).toBeLessThan(4 * mebibyte);
        session.dispose();
    });

    test.each([
        ["a list", "[0] * 10**9"],
        ["a string", "'x' * 10**10"],
        ["bytes", "bytes(10**10)"],
        ["a formatted number", "format(1, '>10000000000')"],
        ["a tuple", "tuple(range(10**9))"],
        ["a doubled string", "x = 'x'\nwhile True: x += x"],
        ["a joined string", "','.join('x' * 10**6 for _ in range(10**5))"],
        ["a dict", "{i: i for i in range(10**9)}"],
        [
            "endless tasks",
            "import asyncio\nasync def main():\n    while True: asyncio.create_task(main())\nasyncio.run(main())",
        ],
    ])("of memory holds for %s", (_, source) => {
        const outcome = runToEnd(loopscope, source, { limits: { memoryBytes: 16 * mebibyte } });
        expect(outcome.stderr).toMatch(/MemoryError|OverflowError/);
        expect(outcome.exitCode).toBe(1);
    });

    test("of memory can be caught by the program", () => {
        const source = "try:\n    x = [0] * 10**9\nexcept MemoryError:\n    print('too much')\n";
        const outcome = runToEnd(loopscope, source, { limits: { memoryBytes: 16 * mebibyte } });
        expect(outcome).toMatchObject({ stdout: "too much\n", exitCode: 0 });
    });

    test("of calls within calls ends deep recursion with RecursionError", () => {
        const outcome = runToEnd(loopscope, "def f():\n    f()\n\nf()\n");
        expect(outcome.exitCode).toBe(1);
        expect(outcome.stderr).toMatch(/\nRecursionError: maximum recursion depth exceeded\n$/);
    });

    test("of calls within calls holds for reprs of lists in lists", () => {
        const source = "x = []\nfor _ in range(100_000): x = [x]\nrepr(x)\n";
        expect(runToEnd(loopscope, source).stderr).toMatch(/RecursionError/);
    });

    test("of integers ends a huge power with a clear error at once", () => {
        const began = performance.now();
        const outcome = runToEnd(loopscope, "10 ** 10 ** 10");
        expect(outcome.exitCode).toBe(1);
        expect(outcome.stderr).toMatch(/\n(OverflowError|MemoryError): .+\n$/);
        expect(performance.now() - began).toBeLessThan(1000);
    });

    test.each([
        ["a power", "x = 7 ** 2_900_000"],
        ["squares of squares", "x = 3\nwhile True: x = x * x"],
        ["a factorial", "import math\nmath.factorial(400_000)"],
        ["a division", "x = 3 ** 5_000_000 // 3 ** 2_500_000"],
        ["a remainder of powers", "x = pow(3, 1 << 4000, (1 << 4000) + 1)"],
        ["a square root", "import math\nmath.isqrt(1 << 8_000_000)"],
        ["a greatest divisor", "import math\nmath.gcd(3 ** 1_000_000, 5 ** 700_000)"],
        ["a long text", "x = hex(3 ** 5_000_000)"],
    ])("of integers keeps %s from freezing its host", (_, source) => {
        const session = loopscope.createSession();
        session.start(source);
        let longest = 0;
        let state = "running";
        for (let i = 0; i < 40 && state === "running"; i++) {
            const began = performance.now();
            state = session.advance(portion).state;
            longest = Math.max(longest, performance.now() - began);
        }
        session.dispose();
        expect(longest).toBeLessThan(2000);
    });

    test("of output ends a program that prints for ever, with a word why", () => {
        const outcome = runToEnd(loopscope, "while True: print('x' * 99)", { limits: { outputBytes: 1000 } });
        expect(outcome.stdout).toBe(`${"x".repeat(99)}\n`.repeat(10));
        expect(outcome.stderr).toMatch(/printed more than 1000 bytes/);
        expect(outcome.exitCode).toBe(1);
    });
});
