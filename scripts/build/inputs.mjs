// What a build is made from: it is done again only when something of that has changed since the last time.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../setup/command.mjs";

export class Inputs {
    #stamp;
    #paths;

    /** @param {string} name of the build @param {string[]} paths files and folders below the clone's root */
    constructor(name, paths) {
        this.#stamp = join(root, `build/${name}.inputs`);
        this.#paths = paths;
    }

    areUnchanged() {
        return existsSync(this.#stamp) && readFileSync(this.#stamp, "utf8") === this.#hash();
    }

    /** Before a build, so that one that is cut short counts for nothing. */
    forget() {
        rmSync(this.#stamp, { force: true });
    }

    remember() {
        mkdirSync(join(root, "build"), { recursive: true });
        writeFileSync(this.#stamp, this.#hash());
    }

    /** One number for the content of all of them, and of the versions that package-lock.json names. */
    #hash() {
        const hash = createHash("sha256");
        for (const path of ["package-lock.json", ...this.#paths]) {
            for (const file of filesUnder(path))
                hash.update(file)
                    .update("\0")
                    .update(readFileSync(join(root, file)));
        }
        return hash.digest("hex");
    }
}

function filesUnder(path) {
    const full = join(root, path);
    if (!existsSync(full)) return [];
    if (statSync(full).isFile()) return [path];
    return readdirSync(full, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .sort();
}
