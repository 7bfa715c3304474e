// Emscripten: the one on PATH if it is new enough, else a private copy of Debian 13's in the user's cache, which all
// clones share and which leaves the system untouched.
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findOnPath, output, run } from "./command.mjs";
import { Problem, step } from "./terminal.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** The oldest version that has what the build asks for: <coroutine>, -fwasm-exceptions and --emit-tsd. */
const oldestVersion = [3, 1, 69];

/** Where the private copy is: `${privateCopy}/usr/share/emscripten/emcc`. The number counts changes of its layout. */
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "loopscope");
const privateCopy = join(cache, "emscripten-3.1.69-1");

/** The environment to run `emcmake`, `cmake --build` and `emcc` in. Installs the private copy if nothing else is there. */
export async function needEmscripten() {
    if (findOnPath("emcc") && (await isNewEnough("emcc"))) return withTypeScript(process.env);
    if (!existsSync(privateCopy)) await install();
    return environmentOf(privateCopy);
}

/** The environment in which the private copy in `folder` is the Emscripten. */
export function environmentOf(folder) {
    const emscripten = join(folder, "usr/share/emscripten");
    const env = {
        ...process.env,
        PATH: `${emscripten}${delimiter}${process.env.PATH}`,
        EM_NODE_JS: process.execPath,
    };
    // Variables that were set for another Emscripten would point this one to the wrong compiler.
    for (const name of ["EM_CONFIG", "EM_CACHE", "EM_LLVM_ROOT", "EM_BINARYEN_ROOT", "EMCC_CFLAGS"]) {
        delete env[name];
    }
    return withTypeScript(env);
}

/** Emscripten's --emit-tsd looks for `tsc` on PATH. */
function withTypeScript(env) {
    return { ...env, PATH: `${join(here, "emscripten_tools")}${delimiter}${env.PATH}` };
}

async function isNewEnough(emcc) {
    const text = await output(emcc, ["--version"], {
        failure: "emcc is on PATH but does not run: see above.",
    });
    const version = text
        .match(/(\d+)\.(\d+)\.(\d+)/)
        ?.slice(1)
        .map(Number);
    if (!version) return false;
    const first = version.findIndex((part, i) => part !== oldestVersion[i]);
    return first < 0 || version[first] > oldestVersion[first];
}

async function install() {
    for (const program of ["apt-get", "dpkg-deb", "flock"]) {
        if (!findOnPath(program)) {
            const wanted = oldestVersion.join(".");
            throw new Problem(
                `Emscripten ${wanted} or newer is missing: install it and put emcc on PATH (only Debian gets it from here).`,
            );
        }
    }
    mkdirSync(cache, { recursive: true });
    // The kernel drops this lock when its holder dies, so an interrupted start never keeps a later one waiting.
    const lock = join(cache, "lock");
    const installer = join(here, "emscripten_install.mjs");
    step(
        "Installing Emscripten into the user's cache (if another start is doing so already, waiting for it)",
    );
    await run("flock", [lock, process.execPath, installer, privateCopy], { failure: "" });
}
