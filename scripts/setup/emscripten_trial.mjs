// Tries an Emscripten out: builds a small program with the features that the project rests on (coroutines, exceptions
// of WebAssembly itself, Embind with its TypeScript declarations) and runs it in Node.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { output } from "./command.mjs";
import { Problem } from "./terminal.mjs";

const program = `
#include <coroutine>
#include <emscripten/bind.h>
#include <stdexcept>

struct Coroutine {
    struct promise_type {
        int value = 0;
        Coroutine get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_value(int result) { value = result; }
        void unhandled_exception() { value = 42; }
    };
    std::coroutine_handle<promise_type> handle;
};

Coroutine fail() {
    throw std::runtime_error("caught by the coroutine");
    co_return 1;
}

int answer() {
    Coroutine coroutine = fail();
    coroutine.handle.resume();
    const int value = coroutine.handle.promise().value;
    coroutine.handle.destroy();
    return value;
}

EMSCRIPTEN_BINDINGS(trial) {
    emscripten::function("answer", &answer);
}
`;

/** Throws `Problem` unless the Emscripten of `environment` builds the program and the program does what it should. */
export async function tryOut(environment) {
    const folder = mkdtempSync(join(tmpdir(), "loopscope-"));
    try {
        writeFileSync(join(folder, "trial.cpp"), program);
        const flags = ["-std=c++20", "-O2", "-fwasm-exceptions", "-lembind", "-sMODULARIZE", "-sEXPORT_ES6"];
        await output("emcc", [...flags, "trial.cpp", "-o", "trial.mjs", "--emit-tsd", "trial.d.ts"], {
            cwd: folder,
            env: environment,
            failure: "Emscripten does not build a small program: see above.",
        });
        const { default: load } = await import(pathToFileURL(join(folder, "trial.mjs")).href);
        const module = await load();
        const declarations = readFileSync(join(folder, "trial.d.ts"), "utf8");
        if (module.answer() !== 42 || !declarations.includes("answer(): number")) {
            throw new Problem(
                "Emscripten builds a small program, but the program does not do what it should.",
            );
        }
    } finally {
        rmSync(folder, { recursive: true });
    }
}
