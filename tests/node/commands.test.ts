// What the command in Node has beyond a plain run: check, trace, story, bench, --json, --trace, --until, --explore, and what
// it says to words that cannot be meant.
import {
    chmodSync,
    existsSync,
    lstatSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    statSync,
    symlinkSync,
    truncateSync,
    writeFileSync,
} from "node:fs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Session } from "../../node/session";
import { readLink } from "../../web/share/link";
import { RunModel } from "../../web/trace/model";
import { readRecording } from "../../web/trace/recording";
import { wasmHost } from "../conformance/programs.mjs";
import { ProgramFolder, runCommand } from "./commands";

const folder = new ProgramFolder();
afterAll(() => folder.remove());
const host = wasmHost();

const sleeper = `import asyncio

async def main():
    await asyncio.sleep(1)
    print("awake")

asyncio.run(main())
`;

/** Writes the program and gives the command its file as the last word. */
const withProgram = (source: string, ...words: string[]) =>
    runCommand(host, [...words, folder.write("program.py", source)]);

describe("run", () => {
    test("gives the outcome as JSON", async () => {
        const { stdout, exitCode } = await withProgram(sleeper, "run", "--clock", "virtual", "--json");
        expect(exitCode).toBe(0);
        expect(JSON.parse(stdout)).toMatchObject({
            exitCode: 0,
            stdout: "awake\n",
            error: null,
            time: expect.closeTo(1, 2),
            tasks: [{ name: "Task-1", outcome: "result" }],
        });
    });

    test("saves the run to a file, from which its trace is read again", async () => {
        const file = join(folder.path, "trace.json");
        const outcome = await withProgram(sleeper, "run", "--clock", "virtual", "--trace", file);
        expect(outcome).toEqual({ stdout: "awake\n", stderr: "", exitCode: 0 });
        const { words, ...saved } = await readRecording(readFileSync(file));
        expect(saved).toEqual({
            source: sleeper,
            fileName: `${folder.path}/program.py`,
            settings: {
                clock: "virtual",
                seed: 0,
                debug: false,
                developmentMode: false,
                limits: {},
                interventions: [],
            },
            ending: {
                how: "finished",
                exitCode: 0,
                time: expect.closeTo(1, 2),
                events: expect.any(Number),
                problem: null,
            },
            cursor: 0,
        });
        const model = new RunModel();
        model.append(words);
        expect(model.end.ended).toBe(true);
        expect(model.history.tasks[0]?.name).toBe("Task-1");
    });

    test("leaves nothing half-written where the trace cannot be saved", async () => {
        const outcome = await withProgram(
            sleeper,
            "run",
            "--clock",
            "virtual",
            "--trace",
            "/nowhere/trace.json",
        );
        expect(outcome).toEqual({
            stdout: "",
            stderr: "loopscope: can't write '/nowhere/trace.json': No such file or directory\n",
            exitCode: 2,
        });
    });

    test("leaves a file as it was, and nothing beside it, where the new one cannot take its place", async () => {
        const target = join(folder.path, "target");
        mkdirSync(join(target, "inside"), { recursive: true });
        const outcome = await withProgram(sleeper, "run", "--clock", "virtual", "--trace", target);
        expect(outcome).toMatchObject({ stdout: "", exitCode: 2 });
        expect(outcome.stderr).toBe(`loopscope: can't write '${target}': Is a directory\n`);
        expect(readdirSync(target)).toEqual(["inside"]);
        expect(readdirSync(folder.path).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    });

    test("says that the run cannot be saved before the program runs", async () => {
        for (const [target, reason] of [
            ["/nowhere/trace.json", "No such file or directory"],
            [folder.path, "Is a directory"],
            [`${folder.write("file", "")}/trace.json`, "Not a directory"],
        ]) {
            const outcome = await withProgram("while True: pass\n", "run", "--trace", target!);
            expect(outcome).toEqual({
                stdout: "",
                stderr: `loopscope: can't write '${target}': ${reason}\n`,
                exitCode: 2,
            });
        }
    });

    test("saves through a link to a file, and into a pipe, and takes the place of neither", async () => {
        const [file, link] = [folder.write("real.json", "old"), join(folder.path, "link.json")];
        chmodSync(file, 0o640);
        symlinkSync(file, link);
        await withProgram("print(1)\n", "run", "--trace", link);
        expect(lstatSync(link).isSymbolicLink()).toBe(true);
        expect((statSync(file).mode & 0o777).toString(8)).toBe("640");
        expect((await readRecording(readFileSync(file))).source).toBe("print(1)\n");
        const { stdout } = await inShell(
            `run --trace /dev/stdout ${folder.write("one.py", "print(1)\n")} | cat`,
        );
        expect(stdout).toMatch(/^\{\n "format": "loopscope run",.*\n\}\n1\n$/s);
    });

    test("leaves a file that is there as it was until the new one is complete", async () => {
        const target = join(folder.path, "kept.json");
        writeFileSync(target, "old");
        const { stderr, exitCode } = await withProgram("print(1 +)\n", "run", "--trace", target, "--fast");
        expect([exitCode, stderr]).toEqual([2, "loopscope: unknown option --fast (see --help)\n"]);
        expect(readFileSync(target, "utf8")).toBe("old");
    });

    test.each(["virtual", "real"])("ends at the time that --until says, on the %s clock", async (clock) => {
        const source = "import time\nfor n in range(100):\n    print(n)\n    time.sleep(0.2)\n";
        expect(await withProgram(source, "run", "--clock", clock, "--until", "0.5")).toEqual({
            stdout: "0\n1\n2\n",
            stderr: "loopscope: the program was ended at 0.5 s, as --until says\n",
            exitCode: 124,
        });
    });

    test.each([[[]], [["--json"]], [["--trace", "/dev/null"]]])(
        "that is stuck ends with 1 before the time of --until, with %j",
        async (words) => {
            const stuck = "import asyncio\nasyncio.run(asyncio.Event().wait())\n";
            const outcome = await withProgram(stuck, "run", "--clock", "virtual", "--until", "5", ...words);
            expect(outcome.exitCode).toBe(1);
        },
    );

    test("ends a program that computes for ever, where --until says", async () => {
        const outcome = await withProgram(
            "while True: pass\n",
            "run",
            "--clock",
            "virtual",
            "--until",
            "0.1",
        );
        expect(outcome.exitCode).toBe(124);
    });
});

describe("--explore", () => {
    const unlucky = `import random
number = random.random()
print("got", number)
if number < 0.5:
    raise OSError("unlucky")
`;

    test("reports the smallest seed that fails and the command that repeats it", async () => {
        const outcome = await withProgram(unlucky, "run", "--explore", "20");
        expect(outcome.exitCode).toBe(1);
        expect(outcome.stderr).toContain("OSError: unlucky");
        const [, seed, command] =
            /with seed (\d+) the program fails with exit code 1; run it again:\n {4}(.*)\n/.exec(
                outcome.stderr,
            ) ?? [];
        const again = await runCommand(host, command!.split(" ").slice(1));
        expect(again).toMatchObject({ stdout: outcome.stdout, exitCode: 1 });
        for (let lower = 0; lower < Number(seed); lower++)
            expect((await withProgram(unlucky, "--clock", "virtual", "--seed", String(lower))).exitCode).toBe(
                0,
            );
    });

    test("gives the link that shows the failing run at its end, in the page that is named", async () => {
        const options = ["--explore", "20", "--page", "https://example.org/play/?x", "-X", "dev"];
        const { stderr } = await withProgram(unlucky, "run", ...options, "--limit", "tasks=7");
        const seed = Number(/with seed (\d+)/.exec(stderr)?.[1]);
        const link = new URL(/or see it in the page:\n {4}(.*)\n/.exec(stderr)?.[1] ?? "");
        expect(`${link.origin}${link.pathname}${link.search}`).toBe("https://example.org/play/?x");
        const run = await readLink(link.hash);
        expect(run).toMatchObject({ program: unlucky, seed, debug: true, limits: { tasks: 7 } });
        const session = await Session.open(run.program, { fileName: "snippet.py", seed, debug: true });
        expect((await session.finish()).stderr).toContain("OSError: unlucky");
        expect([run.cursor, run.time]).toEqual([session.events, session.time]);
    });

    test("finds the page by the environment, else where npm start serves it", async () => {
        const file = folder.write("fails.py", "1 / 0\n");
        const words = ["--explore", "1", "--json", file];
        const linkOf = async (environment: Record<string, string>) =>
            (JSON.parse((await runCommand(host, words, { environment })).stdout) as { link: string }).link;
        expect(await linkOf({})).toMatch(/^http:\/\/127\.0\.0\.1:4173\/#run=1\./);
        expect(await linkOf({ LOOPSCOPE_PAGE: "https://example.org/" })).toMatch(
            /^https:\/\/example\.org\/#run=1\./,
        );
    });

    test("says why there is no link", async () => {
        const { stderr } = await withProgram("1 / 0\n", "--explore", "1", "--seed", String(2 ** 40));
        expect(stderr).toContain("This run cannot be in a link: its seed is not");
        const latin = folder.write("latin.py", Buffer.from("print('\xe9')\n", "latin1"));
        expect((await runCommand(host, ["--explore", "1", latin])).stderr).toContain(
            "The program is not UTF-8.",
        );
    });

    test("says that none fails", async () => {
        expect(await withProgram("print(1)\n", "--explore", "3", "--seed", "7")).toEqual({
            stdout: "3 seeds, from 7 to 9: none fails\n",
            stderr: "",
            exitCode: 0,
        });
    });

    test("counts a program that is stuck as one that fails", async () => {
        const source = "import asyncio\nasyncio.run(asyncio.Event().wait())\n";
        const outcome = await withProgram(source, "--explore", "2");
        expect(outcome).toMatchObject({
            exitCode: 1,
            stderr: expect.stringContaining("with seed 0 the program is stuck"),
        });
    });
});

describe("check", () => {
    test("finds nothing in a program that is well", async () => {
        expect(await withProgram(sleeper, "check")).toEqual({
            stdout: `${folder.path}/program.py: nothing found\n`,
            stderr: "",
            exitCode: 0,
        });
    });

    test.each([
        ["a syntax error", "print(1 +)\n", /program\.py:1: error: SyntaxError/],
        ["an error", "print(1)\nraise ValueError('bad')\n", /program\.py:2: error: ValueError: bad/],
        [
            "a step that blocks the loop",
            "import asyncio, time\nasync def main():\n    time.sleep(0.5)\nasyncio.run(main())\n",
            /program\.py:3: blocks the loop: Task-1 keeps the loop for 0\.5 s/,
        ],
        [
            "a coroutine that is never awaited",
            "import asyncio\nasync def f(): pass\nasync def main():\n    f()\nasyncio.run(main())\n",
            /program\.py:4: never awaited: /,
        ],
        [
            "a task that is left behind",
            'import asyncio\nasync def main():\n    t = asyncio.create_task(asyncio.sleep(9), name="late")\n    await asyncio.sleep(0)\nasyncio.run(main())\n',
            /program\.py:3: left behind: late/,
        ],
        [
            "a program that is stuck",
            "import asyncio\nasyncio.run(asyncio.Event().wait())\n",
            /stuck: Nothing is left that could wake the program/,
        ],
    ])("finds %s and ends with 1", async (_case, source, found) => {
        const outcome = await withProgram(source, "check");
        expect(outcome.stdout).toMatch(found);
        expect(outcome).toMatchObject({ stderr: "", exitCode: 1 });
    });

    test("gives its findings as JSON", async () => {
        const { stdout } = await withProgram("raise ValueError('bad')\n", "check", "--json");
        expect(JSON.parse(stdout).findings).toMatchObject([
            { kind: "error", line: 1, text: "ValueError: bad" },
        ]);
    });
});

describe("trace, story and bench", () => {
    test("trace lists the events, a line for each", async () => {
        const { stdout, exitCode } = await withProgram(sleeper, "trace");
        expect(exitCode).toBe(0);
        const lines = stdout.trimEnd().split("\n");
        expect(lines[0]).toMatch(/^ +0\.000000 {2}ProgramStarted {4}file=/);
        expect(lines.find((line) => line.includes("TaskSuspended"))).toMatch(
            /task=Task-1 wait=Sleep .*line=4/,
        );
        expect(lines.at(-1)).toMatch(/^ +1\.\d+ {2}ProgramEnded$/);
    });

    test("trace gives a JSON object for each", async () => {
        const { stdout } = await withProgram(sleeper, "trace", "--json");
        const events = stdout
            .trimEnd()
            .split("\n")
            .map((line) => JSON.parse(line));
        expect(events[0]).toMatchObject({ index: 0, kind: "ProgramStarted" });
        expect(events.every(({ index }, place) => index === place)).toBe(true);
    });

    test.each([
        ["perfetto", /^\{"displayTimeUnit": "ms".*"name":"thread_name".*\]\}\n$/s],
        ["svg", /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*sleep 1.*<\/svg>\n$/s],
        ["markdown", /^# A run that ended with exit code 0 after 1\.\d+ s\n.*```python\nimport asyncio/s],
    ])("trace gives the run as %s", async (format, content) => {
        const outcome = await withProgram(sleeper, "trace", "--format", format);
        expect(outcome).toMatchObject({ stderr: "", exitCode: 0 });
        expect(outcome.stdout).toMatch(content);
        if (format === "perfetto") expect(JSON.parse(outcome.stdout).traceEvents.length).toBeGreaterThan(10);
    });

    test("trace links its report to the page that is named", async () => {
        const words = ["trace", "--format", "markdown", "--page", "https://example.org/scope/"];
        const { stdout } = await withProgram(sleeper, ...words);
        const [, hash] = /\(<https:\/\/example\.org\/scope\/(#run=[^>]+)>\)/.exec(stdout) ?? [];
        expect(await readLink(hash!)).toMatchObject({ program: sleeper, clock: "virtual" });
        expect((await withProgram(sleeper, ...words.slice(0, 3))).stdout).not.toContain("#run=");
    });

    test("story tells the run in sentences", async () => {
        const { stdout, exitCode } = await withProgram(sleeper, "story");
        expect(exitCode).toBe(0);
        const lines = stdout.trimEnd().split("\n");
        expect(lines[0]).toMatch(/^ +0\.000 {2}The program .* begins\.$/);
        expect(lines.some((line) => /Task-1 .*sleep\(1\)/.test(line))).toBe(true);
        const every = await withProgram(sleeper, "story", "--every");
        expect(every.stdout.split("\n").length).toBeGreaterThan(lines.length + 1);
    });

    test("bench measures", async () => {
        const { stdout, exitCode } = await withProgram(sleeper, "bench", "--runs", "3", "--json");
        expect(exitCode).toBe(0);
        expect(JSON.parse(stdout)).toMatchObject({ runs: 3, virtualSeconds: expect.closeTo(1, 2) });
    });

    test("bench measures no program that fails", async () => {
        const outcome = await withProgram("raise SystemExit(3)\n", "bench");
        expect(outcome).toEqual({
            stdout: "",
            stderr: "loopscope: the program fails, so nothing was measured\n",
            exitCode: 3,
        });
    });
});

describe("--saved", () => {
    const withSaved = async (...words: string[]) => {
        const file = join(folder.path, "saved.json");
        await withProgram(sleeper, "run", "--clock", "virtual", "--trace", file);
        return runCommand(host, [...words, "--saved", file]);
    };

    test.each(["story", "trace", "check"])(
        "%s tells a saved run as it tells the run itself",
        async (name) => {
            const told = await withSaved(name);
            expect(told).toEqual(await withProgram(sleeper, name));
        },
    );

    test("tells how a run ended that did not end by itself", async () => {
        const file = join(folder.path, "endless.json");
        await withProgram("while True: pass\n", "run", "--clock", "virtual", "--until", "1", "--trace", file);
        const outcome = await runCommand(host, ["story", "--saved", file]);
        expect(outcome).toMatchObject({ stderr: "loopscope: the program was ended at 1 s\n", exitCode: 0 });
    });

    test.each([
        ["a program", "print(1)\n", "it is not JSON, as a saved run is"],
        [
            "a picture",
            Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0xff),
            "it is not text, and a saved run is JSON",
        ],
        ["a Chrome trace", '{"traceEvents": []}', "it is JSON, but no run that Loopscope has saved"],
        ["an empty file", "", "it is empty"],
    ])("refuses %s in one line", async (_, content, reason) => {
        const file = folder.write("foreign", content);
        for (const name of ["story", "trace", "check"])
            expect(await runCommand(host, [name, "--saved", file])).toEqual({
                stdout: "",
                stderr: `loopscope: '${file}' is no saved run: ${reason}\n`,
                exitCode: 2,
            });
        const { stderr } = await runCommand(host, ["story", "--saved", "-"], { input: content });
        expect(stderr).toBe(`loopscope: stdin is no saved run: ${reason}\n`);
    });

    test("refuses a file of 500 MB before it reads it", async () => {
        const file = folder.write("large.json", "{");
        truncateSync(file, 500 * 2 ** 20);
        const { stderr, exitCode } = await runCommand(host, ["story", "--saved", file]);
        expect(stderr).toBe(
            `loopscope: '${file}' is no saved run: it has 500 MB, and a saved run has at most 128\n`,
        );
        expect(exitCode).toBe(2);
    });
});

describe("What is no program", () => {
    const binary = Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0xff);
    const latin = Buffer.from("x = 'caf\xe9'\n", "latin1");
    const commands = [
        ["run", "--json"],
        ["run", "--explore", "2"],
        ["check"],
        ["trace"],
        ["trace", "--format", "markdown"],
        ["story"],
        ["bench"],
    ];

    test.each(commands.map((words) => [words]))("is refused as CPython refuses it by %j", async (words) => {
        for (const [content, reason] of [
            [binary, "SyntaxError: source code cannot contain null bytes"],
            [latin, "SyntaxError: Non-UTF-8 code starting with '\\xe9'"],
        ] as const) {
            const { stdout, stderr, exitCode } = await runCommand(host, [
                ...words,
                folder.write("binary.py", content),
            ]);
            expect(exitCode).toBe(1);
            // As a JSON text it has two backslashes.
            expect((stdout + stderr).replaceAll("\\\\", "\\")).toContain(reason);
            expect(stderr).not.toMatch(/node:|\.mjs|\.js:\d/);
        }
    });

    test.each(commands.map((words) => [words]))(
        "is a file that is missing or a folder, says %j",
        async (words) => {
            const missing = await runCommand(host, [...words, "/nowhere/program.py"]);
            expect(missing).toEqual({
                stdout: "",
                stderr: "loopscope: can't open file '/nowhere/program.py': No such file or directory\n",
                exitCode: 2,
            });
            const directory = await runCommand(host, [...words, folder.path]);
            expect(directory).toEqual({
                stdout: "",
                stderr: `loopscope: ${folder.path} is a directory, not a program\n`,
                exitCode: 2,
            });
        },
    );

    test("is a stdin that cannot be read", async () => {
        expect(await inShell(`- < ${folder.path}`)).toEqual({
            stdout: "",
            stderr: "loopscope: can't read stdin: Is a directory\n",
            exitCode: 2,
        });
    });
});

/** Runs the command with these words and redirections in a shell; the exit code is the command's own. */
async function inShell(words: string): Promise<{ stdout: string; stderr: string; exitCode: number }> {
    const command = host.command.map((word) => `'${word}'`).join(" ");
    const shell = spawn("bash", ["-c", `set -o pipefail; ${command} ${words}`]);
    const said = { stdout: "", stderr: "" };
    shell.stdout.on("data", (bytes) => (said.stdout += bytes));
    shell.stderr.on("data", (bytes) => (said.stderr += bytes));
    const [exitCode] = (await once(shell, "close")) as [number];
    return { ...said, exitCode };
}

describe("A stdout that takes no more", () => {
    const long = () =>
        folder.write(
            "long.py",
            "import asyncio\nfor n in range(20_000):\n    print('line', n)\nasyncio.run(asyncio.sleep(1))\n",
        );

    test.each(["run", "run --json", "trace", "trace --json", "trace --format perfetto", "story --every"])(
        "because nobody reads it any more is said in one line by %s, with 141",
        async (words) => {
            const outcome = await inShell(`${words} ${long()} | head -c 10`);
            expect(outcome.stderr).toBe("loopscope: nobody reads stdout any more\n");
            expect([outcome.stdout.length, outcome.exitCode]).toEqual([10, 141]);
        },
    );

    test.each(["run", "check", "bench", "--help", "--version"])(
        "because it is full is said in one line by %s",
        async (words) => {
            const file = words.startsWith("--") ? "" : folder.write("short.py", "print(1)\n");
            expect(await inShell(`${words} ${file} > /dev/full`)).toEqual({
                stdout: "",
                stderr: "loopscope: can't write to stdout: No space left on device\n",
                exitCode: 1,
            });
        },
    );
});

describe("What cannot be meant is said in one line, with exit code 2:", () => {
    test.each([
        ["two clocks", ["run", "--clock", "real", "--clock", "virtual", "program.py"]],
        ["an option of another command", ["run", "--runs", "3", "program.py"]],
        ["a clock for what runs in virtual time", ["check", "--clock", "real", "program.py"]],
        ["--explore in real time", ["run", "--explore", "3", "--clock", "real", "program.py"]],
        ["--explore with a trace", ["run", "--explore", "3", "--trace", "out.json", "program.py"]],
        ["a page without --explore", ["run", "--page", "https://example.org/", "program.py"]],
        ["a page that is none", ["run", "--explore", "3", "--page", "example", "program.py"]],
        ["--explore of nothing", ["run", "--explore", "0", "program.py"]],
        ["a time that is over at once", ["check", "--until", "0.0", "program.py"]],
        ["a time that is none", ["run", "--until", "soon", "program.py"]],
        ["an option for the name of a trace", ["run", "--trace", "--json", "program.py"]],
        ["a trace over the program", ["run", "--trace", "program.py", "program.py"]],
        ["two formats", ["trace", "--json", "--format", "svg", "program.py"]],
        ["a format that there is none of", ["trace", "--format", "pdf", "program.py"]],
        ["a limit that there is none of", ["run", "--limit", "speed=1", "program.py"]],
        ["a seed for what runs nothing", ["story", "--saved", "--seed", "1", "run.json"]],
        ["a trace of what runs nothing", ["check", "--saved", "--trace", "a.json", "run.json"]],
        ["a run of what was saved", ["run", "--saved", "run.json"]],
        ["a missing file", ["check", "/nowhere/program.py"]],
        ["a missing saved run", ["check", "--saved", "/nowhere/run.json"]],
        ["a folder", ["story", "/tmp"]],
    ])("%s", async (_case, words) => {
        const outcome = await runCommand(host, words);
        expect(outcome).toMatchObject({ stdout: "", exitCode: 2 });
        expect(outcome.stderr).toMatch(/^loopscope: .+\n$/);
        expect(existsSync("out.json")).toBe(false);
    });

    test.each([[["--help"]], [["check", "-h"]], [["run", "--clock", "--help"]]])(
        "but %j is help",
        async (words) => {
            expect(await runCommand(host, words)).toMatchObject({ stderr: "", exitCode: 0 });
        },
    );
});
