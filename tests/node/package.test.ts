// What `npm pack` makes, installed into an empty folder: it runs there, without a compiler and without the clone.
import { execFileSync, type ExecFileSyncOptions } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "loopscope-package-"));
/** Node and npm, and nothing else of this machine: no compiler. */
const onlyNode = join(folder, "bin");
const program = `import asyncio

async def main():
    await asyncio.sleep(3600)
    print("awake")

asyncio.run(main())
`;

function execute(command: string, words: string[], options: ExecFileSyncOptions = {}): string {
    const env = { PATH: onlyNode, HOME: folder, npm_config_update_notifier: "false" };
    return execFileSync(command, words, { cwd: folder, env, encoding: "utf8", ...options }) as string;
}

beforeAll(() => {
    mkdirSync(onlyNode);
    for (const tool of ["node", "npm"])
        symlinkSync(join(dirname(process.execPath), tool), join(onlyNode, tool));
    for (const tool of ["sh", "env"]) symlinkSync(`/bin/${tool}`, join(onlyNode, tool));
    execute("npm", ["pack", root, "--ignore-scripts", "--loglevel=error"]);
    const [archive = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
    execute("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", archive]);
    writeFileSync(join(folder, "program.py"), program);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe("The package, in an empty folder,", () => {
    test("brings nothing but itself", () => {
        expect(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
            "loopscope",
        ]);
    });

    test("runs a program by its command", () => {
        const command = join(folder, "node_modules/.bin/loopscope");
        expect(execute(command, ["--clock", "virtual", "program.py"])).toBe("awake\n");
        expect(execute(command, ["check", "program.py"])).toMatch(/program\.py: nothing found\n$/);
        expect(execute(command, ["run", "--explore", "3", "program.py"])).toMatch(/^3 seeds/);
    }, 60_000);

    test("runs a program by its library", () => {
        const script = `
            import { run } from "loopscope";
            const { stdout, time } = await run(${JSON.stringify(program)});
            console.log(stdout + Math.round(time));
        `;
        writeFileSync(join(folder, "script.mjs"), script);
        expect(execute("node", ["script.mjs"])).toBe("awake\n3600\n");
    }, 60_000);

    test("has types that fit, as Node and as bundlers look for them", () => {
        writeFileSync(
            join(folder, "typed.ts"),
            `import { run, Session, type Run } from "loopscope";
const outcome: Run = await run("print(1)", { seed: 1, interventions: [{ at: 3, action: "cancel", target: 4 }] });
const name: string | undefined = outcome.tasks[0]?.name;
using session = await Session.open("print(1)");
console.log(name, session.step()?.kind);
// @ts-expect-error: there is no such option
await run("print(1)", { sede: 1 });
`,
        );
        const types = join(folder, "node_modules/@types");
        mkdirSync(types, { recursive: true });
        cpSync(join(root, "node_modules/@types/node"), join(types, "node"), {
            recursive: true,
            dereference: true,
        });
        cpSync(join(root, "node_modules/undici-types"), join(folder, "node_modules/undici-types"), {
            recursive: true,
            dereference: true,
        });
        for (const [module, resolution] of [
            ["nodenext", "nodenext"],
            ["esnext", "bundler"],
        ] as const) {
            const options = ["--module", module, "--moduleResolution", resolution, "--target", "esnext"];
            const tsc = join(root, "node_modules/typescript/bin/tsc");
            execute("node", [tsc, ...options, "--strict", "--noEmit", "--types", "node", "typed.ts"]);
        }
    }, 60_000);
});
