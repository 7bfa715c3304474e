// The command `loopscope` does the same natively and in Node: what it reads, where it prints, how it ends. The outputs are
// CPython 3.13's wherever CPython has the same case; what its library's own files add to a traceback is left out.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nativeHost, wasmHost, type Host } from "../conformance/programs.mjs";
import { ProgramFolder, runCommand } from "./commands";

const folder = new ProgramFolder();
afterAll(() => folder.remove());

describe.each([
    ["natively", nativeHost],
    ["in Node", wasmHost],
] as const)("The command, %s,", (_, findHost) => {
    let host: Host;
    beforeAll(() => {
        host = findHost();
    });

    /** Runs a program that lies in a file. */
    const runFile = (content: string | Uint8Array, ...words: string[]) =>
        runCommand(host, ["run", folder.write("program.py", content), ...words]);

    test("runs a file", async () => {
        expect(await runFile("print('hello')\n")).toEqual({ stdout: "hello\n", stderr: "", exitCode: 0 });
    });

    test("runs a file when no command is named", async () => {
        const file = folder.write("program.py", "print('hello')\n");
        expect(await runCommand(host, ["--clock", "virtual", file])).toEqual({
            stdout: "hello\n",
            stderr: "",
            exitCode: 0,
        });
    });

    test("runs what comes from stdin for the file -", async () => {
        const outcome = await runCommand(host, ["run", "-"], { input: "print('hello')\nprint(__file__)\n" });
        expect(outcome).toEqual({ stdout: "hello\n<stdin>\n", stderr: "", exitCode: 0 });
    });

    test("takes options before and after the file", async () => {
        const file = folder.write("program.py", "print('hello')\n");
        for (const words of [
            ["--clock", "virtual", "--seed", "1", file],
            [file, "--clock", "virtual", "--seed", "1"],
        ]) {
            expect((await runCommand(host, ["run", ...words])).stdout).toBe("hello\n");
        }
    });

    test("names the program by its full path", async () => {
        const { stdout } = await runFile("print(__file__)\n");
        expect(stdout).toBe(`${folder.path}/program.py\n`);
    });

    test("says why a program that wants to connect cannot, and what to do instead", async () => {
        const { stderr, exitCode } = await runFile(
            "import asyncio\nasyncio.run(asyncio.open_connection('127.0.0.1', 8888))\n",
        );
        expect(stderr).toMatch(
            /^NotImplementedError: asyncio\.open_connection\(\) needs a network, and programs here have none: let asyncio\.sleep\(\) /m,
        );
        expect(exitCode).toBe(1);
    });

    test("keeps stdout and stderr apart", async () => {
        const outcome = await runFile("import sys\nprint('out')\nprint('err', file=sys.stderr)\n");
        expect(outcome).toEqual({ stdout: "out\n", stderr: "err\n", exitCode: 0 });
    });

    test("shows output while the program goes on", async () => {
        const file = folder.write("program.py", "print('begun')\nwhile True:\n    pass\n");
        const { stdout } = await runCommand(host, ["run", file], {
            onOutput: (command) => command.kill("SIGKILL"),
        });
        expect(stdout).toBe("begun\n");
    });

    test("ends with 1 and a traceback after an uncaught error", async () => {
        const outcome = await runFile("print('before')\nraise ValueError('bad')\n");
        expect(outcome).toEqual({
            stdout: "before\n",
            stderr: `Traceback (most recent call last):
  File "${folder.path}/program.py", line 2, in <module>
    raise ValueError('bad')
ValueError: bad
`,
            exitCode: 1,
        });
    });

    test.each([
        ["0", 0],
        ["7", 7],
        ["256 + 7", 7],
        ["-1", 255],
        ["", 0],
        ["None", 0],
    ])("ends as sys.exit(%s) says", async (argument, exitCode) => {
        expect((await runFile(`import sys\nsys.exit(${argument})\n`)).exitCode).toBe(exitCode);
    });

    test("prints what sys.exit is given and ends with 1 when it is no number", async () => {
        const outcome = await runFile("import sys\nsys.exit('enough')\n");
        expect(outcome).toEqual({ stdout: "", stderr: "enough\n", exitCode: 1 });
    });

    test.each([
        ["no command", []],
        ["another command", ["walk", "program.py"]],
        ["no file", ["run"]],
        ["two files", ["run", "a.py", "b.py"]],
        ["an unknown option", ["run", "--fast", "program.py"]],
        ["an unknown clock", ["run", "--clock", "broken", "program.py"]],
        ["a clock left out", ["run", "program.py", "--clock"]],
        ["an unknown -X", ["run", "-X", "utf8", "program.py"]],
        ["a seed that is no number", ["run", "--seed", "x", "program.py"]],
        ["a negative seed", ["run", "--seed", "-1", "program.py"]],
        ["a seed left out", ["run", "program.py", "--seed"]],
    ])("says what is wrong in one line and ends with 2 for %s", async (_case, words) => {
        const outcome = await runCommand(host, words);
        expect(outcome.exitCode).toBe(2);
        expect(outcome.stdout).toBe("");
        expect(outcome.stderr).toMatch(/^loopscope: .+\n$/);
    });

    test("tells how it is used when asked for help", async () => {
        const outcome = await runCommand(host, ["--help"]);
        expect(outcome).toMatchObject({ stderr: "", exitCode: 0 });
        expect(outcome.stdout).toMatch(/^usage: loopscope \[run/);
    });

    test("says that a file is missing", async () => {
        const outcome = await runCommand(host, ["run", "/nowhere/program.py"]);
        expect(outcome).toEqual({
            stdout: "",
            stderr: "loopscope: can't open file '/nowhere/program.py': No such file or directory\n",
            exitCode: 2,
        });
    });

    test("says that a folder is no program", async () => {
        const outcome = await runCommand(host, ["run", folder.path]);
        expect(outcome).toEqual({
            stdout: "",
            stderr: `loopscope: ${folder.path} is a directory, not a program\n`,
            exitCode: 2,
        });
    });

    const sleeper = `
import asyncio
import time

async def main():
    await asyncio.sleep(0.3)
    time.sleep(0.3)

asyncio.run(main())
print("done")
`;

    test("waits in real time", async () => {
        const began = performance.now();
        expect((await runFile(sleeper)).stdout).toBe("done\n");
        expect(performance.now() - began).toBeGreaterThan(600);
    });

    test("skips all waiting in virtual time", async () => {
        const began = performance.now();
        const { stdout } = await runFile(sleeper.replaceAll("0.3", "3600"), "--clock", "virtual");
        expect(stdout).toBe("done\n");
        expect(performance.now() - began).toBeLessThan(10_000);
    });

    const slowCallback = `
import asyncio
import time

async def slow():
    time.sleep(0.2)

asyncio.run(slow())
`;
    const slowReport =
        /^Executing <Task finished name='Task-1' coro=<slow\(\) done, .+> took 0\.2\d\d seconds\n$/;

    test("reports a slow callback with -X dev", async () => {
        expect((await runFile(slowCallback, "-X", "dev")).stderr).toMatch(slowReport);
    });

    test("reports a slow callback with PYTHONASYNCIODEBUG=1", async () => {
        const file = folder.write("program.py", slowCallback);
        const environment = { PYTHONASYNCIODEBUG: "1" };
        expect((await runCommand(host, ["run", file], { environment })).stderr).toMatch(slowReport);
    });

    test("reports no slow callback without the debug mode", async () => {
        expect((await runFile(slowCallback)).stderr).toBe("");
    });

    test("repeats a run with the same seed and changes it with another", async () => {
        const source = "import random\nprint(random.random(), random.sample(range(100), 5))\n";
        const outputs = [];
        for (const seed of ["5", "5", "6"]) outputs.push((await runFile(source, "--seed", seed)).stdout);
        expect(outputs[1]).toBe(outputs[0]);
        expect(outputs[2]).not.toBe(outputs[0]);
    });

    test("runs nothing of a program with a syntax error", async () => {
        expect(await runFile("print('before')\nprint(1 +)\n")).toEqual({
            stdout: "",
            stderr: `  File "${folder.path}/program.py", line 2
    print(1 +)
             ^
SyntaxError: invalid syntax
`,
            exitCode: 1,
        });
    });

    test("refuses bytes that are not UTF-8", async () => {
        expect(await runFile(Buffer.from("print(1)\nx = 'caf\xe9'\n", "latin1"))).toEqual({
            stdout: "",
            stderr:
                `SyntaxError: Non-UTF-8 code starting with '\\xe9' in file ${folder.path}/program.py on line 2, ` +
                "but no encoding declared; see https://peps.python.org/pep-0263/ for details\n",
            exitCode: 1,
        });
    });

    test("refuses null bytes", async () => {
        expect(await runFile("print(1)\n\0print(2)\n")).toEqual({
            stdout: "",
            stderr: `  File "${folder.path}/program.py", line 2
    
SyntaxError: source code cannot contain null bytes
`,
            exitCode: 1,
        });
    });

    test("reads a file with a byte order mark", async () => {
        expect((await runFile("\ufeffprint('hello')\n")).stdout).toBe("hello\n");
    });

    test("reads a file with Windows line ends", async () => {
        const outcome = await runFile(
            'text = """one\r\ntwo"""\r\nprint(repr(text))\r\nraise ValueError(1)\r\n',
        );
        expect(outcome).toEqual({
            stdout: "'one\\ntwo'\n",
            stderr: `Traceback (most recent call last):
  File "${folder.path}/program.py", line 4, in <module>
    raise ValueError(1)
ValueError: 1
`,
            exitCode: 1,
        });
    });

    test("runs an empty file", async () => {
        expect(await runFile("")).toEqual({ stdout: "", stderr: "", exitCode: 0 });
    });

    test("runs a file of a megabyte", async () => {
        const lines = 50_000;
        const source = `total = 0\n${"total += len('x' * 3)\n".repeat(lines)}print(total)\n`;
        expect(source.length).toBeGreaterThan(2 ** 20);
        expect(await runFile(source)).toEqual({ stdout: `${3 * lines}\n`, stderr: "", exitCode: 0 });
    });

    test("prints a megabyte without losing any of it", async () => {
        const { stdout } = await runFile("for i in range(100_000):\n    print('line', i)\n");
        const lines = stdout.split("\n");
        expect(lines).toHaveLength(100_001);
        expect(lines[99_999]).toBe("line 99999");
    });

    test("says so and ends with 141 when nobody reads on", async () => {
        const file = folder.write("program.py", "while True:\n    print('x' * 1000)\n");
        const [program, ...first] = host.command as [string, ...string[]];
        const child = spawn(program, [...first, "run", file], { timeout: 10_000, killSignal: "SIGKILL" });
        let stderr = "";
        child.stderr.on("data", (bytes) => (stderr += bytes));
        child.stdout.once("data", () => child.stdout.destroy());
        const [exitCode] = await once(child, "close");
        expect(stderr).toBe("loopscope: nobody reads stdout any more\n");
        expect(exitCode).toBe(141);
    });

    test("says so and ends when nothing can wake the program any more", async () => {
        const source =
            "import asyncio\n\nasync def main():\n    await asyncio.Future()\n\nasyncio.run(main())\n";
        expect(await runFile(source)).toEqual({
            stdout: "",
            stderr: "loopscope: nothing is left that could wake the program\n",
            exitCode: 1,
        });
    });

    describe("at Ctrl+C", () => {
        /** Runs a program and interrupts it as soon as it has printed something. */
        const interrupt = (source: string) =>
            runCommand(host, ["run", folder.write("program.py", source)], {
                onOutput: (command, stdout) => {
                    if (stdout === "ready\n") setTimeout(() => command.kill("SIGINT"), 50);
                },
            });

        test("ends an endless loop with KeyboardInterrupt and 130", async () => {
            const source = "def count():\n    while True:\n        pass\n\nprint('ready')\ncount()\n";
            expect(await interrupt(source)).toEqual({
                stdout: "ready\n",
                stderr: `Traceback (most recent call last):
  File "${folder.path}/program.py", line 6, in <module>
    count()
    ~~~~~^^
  File "${folder.path}/program.py", line 3, in count
    pass
KeyboardInterrupt
`,
                exitCode: 130,
            });
        });

        test("wakes a program that sleeps", async () => {
            expect(await interrupt("import time\nprint('ready')\ntime.sleep(100)\n")).toEqual({
                stdout: "ready\n",
                stderr: `Traceback (most recent call last):
  File "${folder.path}/program.py", line 3, in <module>
    time.sleep(100)
    ~~~~~~~~~~^^^^^
KeyboardInterrupt
`,
                exitCode: 130,
            });
        });

        test("cancels the main task, lets it clean up, and then ends with KeyboardInterrupt", async () => {
            const source = `import asyncio

async def main():
    print("ready")
    try:
        await asyncio.sleep(100)
    finally:
        print("cleaned up")

asyncio.run(main())
`;
            expect(await interrupt(source)).toEqual({
                stdout: "ready\ncleaned up\n",
                stderr: `Traceback (most recent call last):
  File "${folder.path}/program.py", line 6, in main
    await asyncio.sleep(100)
asyncio.exceptions.CancelledError

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "${folder.path}/program.py", line 10, in <module>
    asyncio.run(main())
    ~~~~~~~~~~~^^^^^^^^
KeyboardInterrupt
`,
                exitCode: 130,
            });
        });

        test("cancels the main task of a Runner and the tasks of its group", async () => {
            const source = `import asyncio

async def worker():
    try:
        await asyncio.sleep(100)
    finally:
        print("worker ended")

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(worker())
        print("ready")

with asyncio.Runner() as runner:
    runner.run(main())
`;
            const outcome = await interrupt(source);
            expect(outcome).toMatchObject({ stdout: "ready\nworker ended\n", exitCode: 130 });
            expect(outcome.stderr).toMatch(/\nKeyboardInterrupt\n$/);
        });

        test("lets a main task go on that does not let itself be cancelled", async () => {
            const source = `import asyncio

async def main():
    print("ready")
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        return "going on"

print(asyncio.run(main()))
`;
            expect(await interrupt(source)).toEqual({ stdout: "ready\ngoing on\n", stderr: "", exitCode: 0 });
        });

        test("lets a program catch KeyboardInterrupt", async () => {
            const source = `import time

try:
    print("ready")
    time.sleep(100)
except KeyboardInterrupt:
    print("caught")
`;
            expect(await interrupt(source)).toEqual({ stdout: "ready\ncaught\n", stderr: "", exitCode: 0 });
        });
    });
});
