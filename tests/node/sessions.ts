// Sessions of the WebAssembly build for tests: the module as `npm run build -- wasm` left it, and runs from start to end.
import { readFileSync } from "node:fs";
import createModule from "../../build/wasm/loopscope_wasm.mjs";
import { loadLoopscope, type Loopscope } from "../../wasm/loopscope";
import type { OutputChunk, Problem, Session, SessionOptions } from "../../wasm/session";

const built = (name: string) => readFileSync(new URL(`../../build/wasm/${name}`, import.meta.url));

/** The modules that are written in the language, as the build has packed them. */
export const builtLibrary = () => built("library.txt");

export async function openLoopscope(library: Uint8Array = builtLibrary()): Promise<Loopscope> {
    const module = await WebAssembly.compile(built("loopscope_wasm.wasm"));
    return loadLoopscope(createModule, module, library);
}

export interface Outcome {
    stdout: string;
    stderr: string;
    exitCode: number;
    problem: Problem | null;
}

/** Starts the program, lets it run to its end on the virtual clock, and disposes of it. */
export function runToEnd(loopscope: Loopscope, source: string, options: SessionOptions = {}): Outcome {
    const session = loopscope.createSession(options);
    session.start(source);
    const chunks = advanceToEnd(session);
    const outcome = { ...textOf(chunks), exitCode: session.exitCode(), problem: session.problem() };
    session.dispose();
    return outcome;
}

/** What was printed until the program ended; fails for one that waits for its host. */
export function advanceToEnd(session: Session): OutputChunk[] {
    const chunks: OutputChunk[] = [];
    let state = "running";
    while (state === "running") {
        state = session.advance(100_000).state;
        chunks.push(...session.drainOutput());
    }
    if (state !== "ended") throw new Error("The program waits for its host.");
    return chunks;
}

/** Both streams as text. */
export function textOf(chunks: OutputChunk[]): { stdout: string; stderr: string } {
    const textOfStream = (stream: number) =>
        Buffer.concat(chunks.filter((chunk) => chunk.stream === stream).map(({ bytes }) => bytes)).toString();
    return { stdout: textOfStream(1), stderr: textOfStream(2) };
}
