// The worker's entry: hears the page and hands what it says to the runner. Whatever the page asks before the module is
// there waits for it.
import type { FromWorker, Interpreter, ToWorker } from "../session/protocol";
import { loadEngine } from "./loopscope";
import { Runner } from "./runner";
import type { Surroundings } from "./surroundings";

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

function post(message: FromWorker): void {
    const transfer = message.type === "progress" ? [message.words.buffer] : [];
    self.postMessage(message, { transfer });
}

const surroundings: Surroundings = {
    post,
    soon(callback: () => void): void {
        waiting.push(callback);
        channel.port2.postMessage(null);
    },
    later(seconds: number, callback: () => void): () => void {
        const timer = setTimeout(callback, seconds * 1000);
        return () => clearTimeout(timer);
    },
    now: () => performance.now() / 1000,
};

let runner: Runner | null = null;
let currentRun = 0;
const early: ToWorker[] = [];

function fail(error: unknown): void {
    post({
        type: "failed",
        run: currentRun,
        message: error instanceof Error ? error.message : String(error),
    });
}

async function load(interpreter: Interpreter): Promise<void> {
    const began = performance.now();
    runner = new Runner(await loadEngine(interpreter), surroundings);
    post({ type: "loaded", milliseconds: performance.now() - began });
    for (const message of early.splice(0)) hear(message);
}

function hear(message: ToWorker): void {
    if (message.type === "load") void load(message.interpreter).catch(fail);
    else if (runner === null) early.push(message);
    else if (message.type === "run") {
        currentRun = message.run;
        runner.start(message.run, message.source, message.settings, message.allowance);
    } else if (message.type === "recall") {
        currentRun = message.run;
        runner.recall(message.run, message.source, message.settings, message.words, message.events);
    } else if (message.type === "allow") runner.allow(message.run, message.allowance);
    else if (message.type === "answer") runner.answer(message.run, message.request, message.answer);
    else if (message.type === "intervene") runner.intervene(message.run, message.intervention);
    else if (message.type === "inspect") runner.inspect(message.run, message.count);
    else runner.stop(message.run);
}

self.onmessage = (event: MessageEvent<ToWorker>) => hear(event.data);
// A trap or an exhausted memory leaves the module unusable: the page replaces the worker.
self.addEventListener("error", (event) => {
    event.preventDefault();
    fail(event.error ?? event.message);
});
