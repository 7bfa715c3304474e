// Which files of the project a check looks at.
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../setup/command.mjs";

/** The C++ files (`.h`, `.cpp`) under these folders of the clone, as paths relative to its root, sorted. */
export function cppFiles(...folders) {
    return folders
        .map((folder) => join(root, folder))
        .filter((folder) => existsSync(folder))
        .flatMap((folder) => readdirSync(folder, { withFileTypes: true, recursive: true }))
        .filter((entry) => entry.isFile() && /\.(h|cpp)$/.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .sort();
}
