// Mistakes that ESLint finds in the page, the hosts, the tests and the scripts.
import { join } from "node:path";
import { root, run } from "../setup/command.mjs";

/** Throws `Problem` if ESLint has anything to say. */
export async function lint() {
    await run(process.execPath, [join(root, "node_modules/eslint/bin/eslint.js"), "--max-warnings=0", "."], {
        failure: "ESLint found mistakes: see above.",
    });
}
