// Runs a program of bench/programs in another Python for WebAssembly, in Node, as npm has it:
// node python_in_node.mjs micropython|pyodide FOLDER_OF_PACKAGES PROGRAM. Both leave the event loop to the host, so
// `asyncio.run(...)` stands as an await at the top level there.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [name, packages, program] = process.argv.slice(2);
const text = readFileSync(program, "utf8").replaceAll("asyncio.run(main())", "await main()");
const load = (path) => import(pathToFileURL(resolve(packages, path)).href);

const runners = {
    async micropython() {
        const folder = "@micropython/micropython-webassembly-pyscript";
        const { loadMicroPython } = await load(join(folder, "micropython.mjs"));
        const python = await loadMicroPython({
            heapsize: 64 * 1024 * 1024,
            stdout: (line) => console.log(line),
        });
        // It has no perf_counter.
        await python.runPythonAsync(text.replaceAll("time.perf_counter()", "(time.ticks_us() / 1e6)"));
    },
    async pyodide() {
        const { loadPyodide } = await load("pyodide/pyodide.mjs");
        const python = await loadPyodide({ stdout: (line) => console.log(line) });
        await python.runPythonAsync(text);
    },
};
await runners[name]();
