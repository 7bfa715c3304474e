// Runs the command `loopscope` in a process of its own, for tests of what it does with files, streams and signals.
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Host } from "../conformance/programs.mjs";

export interface CommandOutcome {
    stdout: string;
    stderr: string;
    /** Null for a process that a signal ended. */
    exitCode: number | null;
}

export interface CommandOptions {
    /** What it reads from stdin. */
    input?: string | Uint8Array;
    environment?: Record<string, string>;
    /** Called with the process and all it has printed so far, each time it prints. */
    onOutput?: (command: ChildProcessWithoutNullStreams, stdout: string) => void;
}

const timeLimit = 20_000;

/** Runs the command with these words and waits for its end. */
export function runCommand(
    host: Host,
    words: string[],
    options: CommandOptions = {},
): Promise<CommandOutcome> {
    const [program, ...first] = host.command as [string, ...string[]];
    const environment = { ...process.env, PYTHONASYNCIODEBUG: "", ...options.environment };
    const child = spawn(program, [...first, ...words], {
        env: environment,
        timeout: timeLimit,
        killSignal: "SIGKILL",
    });
    const outcome: CommandOutcome = { stdout: "", stderr: "", exitCode: null };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
        outcome.stdout += text;
        options.onOutput?.(child, outcome.stdout);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (outcome.stderr += text));
    child.stdin.on("error", () => {}).end(options.input ?? "");
    return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (exitCode) => resolve({ ...outcome, exitCode }));
    });
}

/** A folder for the programs of one test file. */
export class ProgramFolder {
    readonly path = mkdtempSync(join(tmpdir(), "loopscope-"));

    /** Writes a program and gives its full path. */
    write(name: string, content: string | Uint8Array): string {
        const file = join(this.path, name);
        writeFileSync(file, content);
        return file;
    }

    remove(): void {
        rmSync(this.path, { recursive: true });
    }
}
