// The types of the TypeScript and Svelte sources. They rest on the declarations that the WebAssembly build writes.
import { join } from "node:path";
import { root, run } from "../setup/command.mjs";

/** Throws `Problem` if a type does not fit. */
export async function checkTypes() {
    const failure = "Some types do not fit: see above.";
    await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--project", "."], {
        failure,
    });
    const svelteCheck = join(root, "node_modules/svelte-check/bin/svelte-check");
    await run(
        process.execPath,
        [
            svelteCheck,
            "--workspace",
            "web",
            "--tsconfig",
            "tsconfig.json",
            "--fail-on-warnings",
            "--output",
            "human",
        ],
        { failure },
    );
}
