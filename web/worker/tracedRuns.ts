// Runs programs to their end on the real module and gives their traces. Tests of what reads traces use it.
import { builtInterpreter } from "./builtInterpreter";
import type { RunSettings } from "../session/protocol";
import type { Engine } from "./engine";
import { loadEngine } from "./loopscope";

export const plainSettings: RunSettings = { clock: "virtual", debug: false, seed: 0, interventions: [] };

export async function realEngine(): Promise<Engine> {
    return loadEngine(await builtInterpreter());
}

/** The words of its whole trace, as they came; the program must end. */
export function tracedWords(engine: Engine, source: string, settings = plainSettings): Uint32Array[] {
    const session = engine.open(settings);
    const batches: Uint32Array[] = [];
    session.start(source);
    let state;
    do {
        state = session.advance(20_000).state;
        batches.push(session.drain());
    } while (state !== "ended");
    session.dispose();
    return batches;
}
