// The module of WebAssembly as measurements want it: fresh, with its memory, without the page and the command around it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/setup/command.mjs";

const build = join(root, "build/wasm");

/** A fresh module, its memory and a way to sessions on the virtual clock. */
export async function load() {
    const { default: createModule } = await import(join(build, "loopscope_wasm.mjs"));
    const binary = await WebAssembly.compile(readFileSync(join(build, "loopscope_wasm.wasm")));
    let memory;
    const module = await createModule({
        instantiateWasm(imports, done) {
            void WebAssembly.instantiate(binary, imports).then((instance) => {
                memory = Object.values(instance.exports).find((each) => each instanceof WebAssembly.Memory);
                done(instance, binary);
            });
            return {};
        },
    });
    const library = new module.Library(readFileSync(join(build, "library.txt")));
    const open = (source, traced = false) => {
        const session = new module.Session(library, "<string>", true, false, false, 0, traced, false, {});
        session.start(`import asyncio\n${source}`);
        return session;
    };
    return { bytes: () => memory.buffer.byteLength, open };
}

/** Milliseconds of this process's own time: what else the machine does is not counted. */
export function ownTime() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
}
