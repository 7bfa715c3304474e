// Makes a private copy of Debian 13's Emscripten in the folder named on the command line. Run under a lock.
//
// apt itself finds the packages and what they need, with lists and cache of its own, so the system stays untouched.
// They are unpacked without what a build of this project never reads, and their programs are told to load the
// libraries beside them. All this happens in a temporary folder that gets its final name at the end: the folder
// with that name is whole, or it is not there.
import { spawn } from "node:child_process";
import {
    cpSync,
    existsSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmSync,
    statfsSync,
    writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { ended, output, root, statusDescriptor } from "./command.mjs";
import { showAptProgress } from "./debian_packages.mjs";
import { environmentOf } from "./emscripten.mjs";
import { tryOut } from "./emscripten_trial.mjs";
import { main, Problem, progress, step } from "./terminal.mjs";

const wantedPackages = ["clang-19", "lld-19", "llvm-19", "binaryen", "emscripten", "patchelf"];

// What the machine itself has (Node, Python), what the set-up adds (acorn), and what only native compiling needs.
const packagesToLeaveOut = [
    ...["nodejs", "node-acorn", "python3", "ccache", "binutils", "libc6-dev", "libcurl4t64"],
    ...["libstdc++-14-dev", "libgcc-14-dev", "libobjc-14-dev"],
];

// Documentation, tests, and the library variants for threads, sanitizers, dynamic linking and WasmFS.
const filesToLeaveOut = [
    ...["./usr/share/doc", "./usr/share/man", "./usr/share/lintian", "./usr/share/bug", "./etc"],
    ...["test", "docs", "media", "out", "ChangeLog.*"].map((name) => `./usr/share/emscripten/${name}`),
    "./usr/lib/*/gconv",
    ...["pic", "lto-pic"].map((folder) => `*/sysroot/lib/wasm32-emscripten/${folder}`),
    ...["-mt", "-ww", "asan", "lsan", "ubsan", "sanitizer", "wasmfs", "webgpu"].map(
        (part) => `*/sysroot/lib/*${part}*.a`,
    ),
    ...["llvm-exegesis", "llvm-jitlink-executor", "llvm-c-test"].map(
        (tool) => `./usr/lib/llvm-19/bin/${tool}`,
    ),
];

const neededBytes = 1e9;

main(async () => {
    const finalFolder = process.argv[2];
    if (existsSync(finalFolder)) return; // Another start made it while this one waited for the lock.

    const temporary = `${finalFolder}.unfinished`;
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    try {
        await fill(temporary, finalFolder);
        renameSync(temporary, finalFolder);
    } finally {
        rmSync(temporary, { recursive: true, force: true });
    }

    step("Trying Emscripten out on a small program");
    try {
        await tryOut(environmentOf(finalFolder));
    } catch (error) {
        rmSync(finalFolder, { recursive: true });
        throw error;
    }
});

async function fill(folder, finalFolder) {
    requireSpace(folder);
    const apt = await chooseMirror(join(folder, "apt"));
    await download(apt);
    await unpack(join(apt.folder, "cache/archives"), folder);
    rmSync(apt.folder, { recursive: true });
    await useOwnLibraries(folder, finalFolder);
    configure(folder, finalFolder);
}

function requireSpace(folder) {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < neededBytes) {
        throw new Problem(
            `Emscripten needs 1 GB of free space for ${dirname(folder)}, or set XDG_CACHE_HOME to a folder that has it.`,
        );
    }
}

/** apt's options for the trixie suite at the first of the machine's mirrors that has Emscripten. */
async function chooseMirror(folder) {
    const mirrors = await debianMirrors();
    const architecture = (await output("dpkg", ["--print-architecture"])).trim();
    for (const mirror of mirrors) {
        step("Fetching Debian 13's package list");
        const apt = prepareApt(folder, mirror, architecture);
        const found = await output("apt-get", [...apt.options, "update"])
            .then(() => output("apt-cache", [...apt.options, "show", "emscripten"]))
            .catch(() => "");
        if (found.includes("Package: emscripten")) return apt;
    }
    throw new Problem(
        "Debian 13's package list could not be fetched from this machine's apt mirror: is the machine online? " +
            "(Or install Emscripten 3.1.69 or newer and put emcc on PATH.)",
    );
}

/** The addresses that the machine's own apt sources, of either form, name for Debian itself. */
async function debianMirrors() {
    const release = readFileSync("/etc/os-release", "utf8");
    const codename = release.match(/^VERSION_CODENAME="?(\w+)/m)?.[1];
    const targets = await output("apt-get", [
        ...["indextargets", "--no-release-info", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)"],
        "Created-By: Packages",
    ]);
    const mirrors = targets
        .split("\n")
        .map((line) => line.split(" "))
        .filter(
            ([, suite, component]) =>
                [codename, "stable", "oldstable"].includes(suite) && component === "main",
        )
        .map(([address]) => address);
    if (!/^ID=debian$/m.test(release) || mirrors.length === 0) {
        throw new Problem(
            "Emscripten 3.1.69 or newer is missing, and this machine's apt sources name no Debian mirror to get it from: " +
                "install it and put emcc on PATH.",
        );
    }
    return [...new Set(mirrors)];
}

function prepareApt(folder, mirror, architecture) {
    rmSync(folder, { recursive: true, force: true });
    for (const inner of ["lists/partial", "cache/archives/partial"])
        mkdirSync(join(folder, inner), { recursive: true });

    const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";
    const signedBy = existsSync(keyring) ? `[signed-by=${keyring}] ` : "";
    writeFileSync(join(folder, "sources.list"), `deb ${signedBy}${mirror} trixie main\n`);
    // apt takes these for installed already and so leaves them out, and all that only they need.
    const left = packagesToLeaveOut.map(
        (name) =>
            `Package: ${name}\nStatus: install ok installed\nVersion: 99:99\nArchitecture: ${architecture}\n` +
            "Multi-Arch: allowed\nMaintainer: none\nDescription: none\n\n",
    );
    writeFileSync(join(folder, "status"), left.join(""));
    const settings = {
        "Dir::Etc::sourcelist": join(folder, "sources.list"),
        "Dir::Etc::sourceparts": "-",
        "Dir::State::lists": join(folder, "lists"),
        "Dir::State::status": join(folder, "status"),
        "Dir::Cache": join(folder, "cache"),
        "APT::Sandbox::User": "root",
        "APT::Architectures": architecture,
        "Acquire::Languages": "none",
        "Debug::NoLocking": "1",
    };
    return { folder, options: Object.entries(settings).flatMap(([key, value]) => ["-o", `${key}=${value}`]) };
}

async function download(apt) {
    const what = "Downloading Emscripten, clang and binaryen";
    step(what);
    await output(
        "apt-get",
        [
            ...apt.options,
            ...[
                "-o",
                `APT::Status-Fd=${statusDescriptor}`,
                "--yes",
                "--no-install-recommends",
                "--download-only",
                "install",
            ],
            ...wantedPackages,
        ],
        {
            onStatus: (line) => showAptProgress(what, line),
            failure: "The packages of Emscripten could not be downloaded: see above; is the machine online?",
        },
    );
    progress(what, 1);
}

async function unpack(archives, folder) {
    const what = "Unpacking them";
    step(what);
    const packages = readdirSync(archives)
        .filter((name) => name.endsWith(".deb"))
        .map((name) => join(archives, name));
    const sizes = await Promise.all(packages.map(unpackedSize));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    let done = 0;
    for (const file of packages) {
        const reader = spawn("dpkg-deb", ["--fsys-tarfile", file], { stdio: ["ignore", "pipe", "inherit"] });
        const leaveOut = filesToLeaveOut.map((pattern) => `--exclude=${pattern}`);
        const writer = spawn(
            "tar",
            ["--extract", "--no-same-owner", "--wildcards", ...leaveOut, "--directory", folder],
            {
                stdio: ["pipe", "inherit", "inherit"],
            },
        );
        reader.stdout.on("data", (piece) => progress(what, (done += piece.length) / total));
        reader.stdout.pipe(writer.stdin);
        const failure = `${file} could not be unpacked: is the disk full?`;
        await Promise.all([ended(reader, "dpkg-deb", failure), ended(writer, "tar", failure)]);
    }
    progress(what, 1);
}

async function unpackedSize(packageFile) {
    return 1024 * Number(await output("dpkg-deb", ["--field", packageFile, "Installed-Size"]));
}

/** Makes every program load its libraries, and the loader of programs itself, from the folder it will end up in. */
async function useOwnLibraries(folder, finalFolder) {
    const triplet = readdirSync(join(folder, "usr/lib")).find((name) => name.endsWith("-linux-gnu"));
    const libraries = join(folder, "usr/lib", triplet);
    const finalLibraries = join(finalFolder, "usr/lib", triplet);
    const loader = readdirSync(libraries).find((name) => /^ld-linux.*\.so\.\d+$/.test(name));
    // patchelf is from the same folder, so it has to be started by that folder's loader.
    const patchelf = (options, files) =>
        output(
            join(libraries, loader),
            ["--library-path", libraries, join(folder, "usr/bin/patchelf"), ...options, ...files],
            {
                failure: "The programs of Emscripten could not be adapted to their folder: see above.",
            },
        );

    const programs = [
        ...filesIn(join(folder, "usr/lib/llvm-19/bin")),
        ...filesIn(join(folder, "usr/bin")).filter((file) => basename(file).startsWith("wasm")),
    ].filter(isElf);
    await patchelf(["--set-interpreter", join(finalLibraries, loader)], programs);
    // LLVM's libraries have a search path of their own, which would hide that of the programs.
    const llvm = filesIn(libraries).filter((file) => /^lib(LLVM|clang)/.test(basename(file)));
    await patchelf(["--force-rpath", "--set-rpath", finalLibraries], [...programs, ...llvm]);
}

function filesIn(folder) {
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(folder, entry.name));
}

function isElf(file) {
    return readFileSync(file).subarray(0, 4).toString("latin1") === "\x7fELF";
}

/** Emscripten's configuration, in the place where it looks by itself, and the acorn package that its optimiser uses. */
function configure(folder, finalFolder) {
    const emscripten = join(folder, "usr/share/emscripten");
    const finalEmscripten = join(finalFolder, "usr/share/emscripten");
    const settings = [
        `LLVM_ROOT = '${finalFolder}/usr/lib/llvm-19/bin'`,
        `BINARYEN_ROOT = '${finalFolder}/usr'`,
        "NODE_JS = 'node'",
        `CACHE = '${finalEmscripten}/cache'`,
        "FROZEN_CACHE = True",
        "LLVM_ADD_VERSION = ''",
        "CLANG_ADD_VERSION = ''",
    ];
    writeFileSync(join(emscripten, ".emscripten"), settings.join("\n") + "\n");
    cpSync(join(root, "node_modules/acorn"), join(emscripten, "node_modules/acorn"), { recursive: true });
}
