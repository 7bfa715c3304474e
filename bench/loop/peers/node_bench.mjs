// The rows on Node's own event loop: an async function is a task, a promise is a future, and the queue of microtasks is
// the ready queue. Wants --expose-gc.
import { setTimeout as sleep } from "node:timers/promises";

const switches = 4_000_000;
const spawns = 500_000;
const waiters = 1_000;
const waiterRounds = 500;
const timers = 1_000_000;
const timerSpan = 100; // milliseconds
const suspended = 100_000;
const cancels = 20_000;

const timerDelay = (i) => ((i * 7919) % timers) * (timerSpan / timers);

function cpuSeconds() {
    const { user, system } = process.cpuUsage();
    return (user + system) * 1e-6;
}

async function switchTasks(count) {
    let stopped = false;
    const yieldUntilStopped = async () => {
        while (!stopped) await null;
    };
    const tasks = Array.from({ length: count - 1 }, yieldUntilStopped);
    await null;
    const began = cpuSeconds();
    for (let i = 0; i < switches / count; i++) await null;
    const seconds = cpuSeconds() - began;
    stopped = true;
    await Promise.all(tasks);
    return seconds / switches;
}

// A task of asyncio begins later; an async function of JavaScript begins at once, so it lets one turn go by.
const task = async () => {
    await null;
    return 1;
};
const trivial = async () => 1;

async function spawnAndAwait() {
    const began = cpuSeconds();
    for (let i = 0; i < spawns; i++) await task();
    return (cpuSeconds() - began) / spawns;
}

async function awaitDirectly() {
    const began = cpuSeconds();
    for (let i = 0; i < switches; i++) await trivial();
    return (cpuSeconds() - began) / switches;
}

async function setPromises() {
    let seconds = 0;
    for (let round = 0; round < waiterRounds; round++) {
        let left = waiters;
        let began = 0;
        const resolves = [];
        const waitFor = async (promise) => {
            await promise;
            if (--left === 0) seconds += cpuSeconds() - began;
        };
        const tasks = Array.from({ length: waiters }, () =>
            waitFor(new Promise((resolve) => resolves.push(resolve))),
        );
        await null;
        began = cpuSeconds();
        for (const resolve of resolves) resolve(1);
        await Promise.all(tasks);
    }
    return seconds / (waiters * waiterRounds);
}

async function fireTimers() {
    const began = cpuSeconds();
    await new Promise((resolve) => {
        let left = timers;
        const fire = () => --left === 0 && resolve();
        for (let i = 0; i < timers; i++) setTimeout(fire, timerDelay(i));
    });
    return (cpuSeconds() - began) / timers;
}

async function cancelTimers() {
    const set = Array(timers);
    const began = cpuSeconds();
    for (let i = 0; i < timers; i++) set[i] = setTimeout(() => {}, 1e6 + timerDelay(i));
    for (const timer of set) clearTimeout(timer);
    return (cpuSeconds() - began) / timers;
}

async function memoryPerTask() {
    const heap = () => {
        globalThis.gc();
        return process.memoryUsage().heapUsed;
    };
    const resolves = Array(suspended).fill(null);
    const tasks = Array(suspended).fill(null);
    const waitFor = async (promise) => {
        await promise;
    };
    const before = heap();
    for (let i = 0; i < suspended; i++) tasks[i] = waitFor(new Promise((resolve) => (resolves[i] = resolve)));
    await null;
    const bytes = (heap() - before) / suspended;
    for (const resolve of resolves) resolve(1);
    await Promise.all(tasks);
    return bytes * 1e-9;
}

async function cancelTasks() {
    const waitAndCatch = async (signal) => {
        try {
            await sleep(1e6, undefined, { signal });
        } catch (error) {
            if (error.name !== "AbortError") console.error(error);
            throw error;
        }
    };
    const began = cpuSeconds();
    for (let i = 0; i < cancels; i++) {
        const controller = new AbortController();
        const waiting = waitAndCatch(controller.signal);
        await null;
        controller.abort();
        await waiting.catch(() => {});
    }
    return (cpuSeconds() - began) / cancels;
}

const rows = {
    switch_1k: () => switchTasks(1_000),
    switch_100k: () => switchTasks(100_000),
    spawn: spawnAndAwait,
    await: awaitDirectly,
    future: setPromises,
    timer_fired: fireTimers,
    timer_cancelled: cancelTimers,
    memory: memoryPerTask,
    cancel: cancelTasks,
};
const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(rows)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await measure(); // to warm up
    console.log(name, ((await measure()) * 1e9).toFixed(2));
}
