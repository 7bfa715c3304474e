// The npm packages of package-lock.json: installed by `npm ci` when node_modules does not hold exactly those versions,
// and the clone's own command linked beside theirs, so that `npx loopscope` runs it.
import { existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./command.mjs";
import { step } from "./terminal.mjs";

/** Sees to it that node_modules agrees with package-lock.json. */
export async function needNodePackages() {
    if (!installedAsLocked()) {
        step("Installing npm packages");
        await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
            failure:
                "npm could not install the packages of package-lock.json: see above; is the machine online?",
        });
    }
    linkCommand();
}

function installedAsLocked() {
    const installed = packagesIn(join(root, "node_modules/.package-lock.json"));
    const wanted = packagesIn(join(root, "package-lock.json"));
    return Object.entries(wanted).every(
        ([path, wish]) => path === "" || wish.optional || installed[path]?.version === wish.version,
    );
}

function packagesIn(lockFile) {
    return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, "utf8")).packages : {};
}

function linkCommand() {
    const link = join(root, "node_modules/.bin/loopscope");
    const target = "../../node/command/loopscope.mjs";
    if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(link) === target) return;
    rmSync(link, { force: true });
    mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
    symlinkSync(target, link);
}
