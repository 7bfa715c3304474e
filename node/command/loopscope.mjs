#!/usr/bin/env node
// The command `loopscope`. A plain run loads as little as it can; everything else comes from the library's build.
import { existsSync, readFileSync } from "node:fs";
import { ExitCode, help, readArguments, UsageError } from "./options.mjs";
import { fail, write } from "./streams.mjs";

const built = new URL("../../lib/command.js", import.meta.url);

function readCommand() {
    try {
        return readArguments(process.argv.slice(2));
    } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        return fail(error.message, ExitCode.wrongUsage);
    }
}

async function perform(command) {
    const { name } = command;
    if (name === "help") return write(1, help);
    if (name === "version") {
        const description = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
        return write(1, `loopscope ${description.version}\n`);
    }
    if (name === "run" && !command.json && !command.trace && command.explore === 0) {
        const { runPlainly } = await import("./run.mjs");
        return runPlainly(command);
    }
    if (!existsSync(built)) fail("the library is missing: run `npm run build -- node` first");
    const { perform: performBuilt } = await import(built.href);
    return performBuilt(command);
}

await perform(readCommand());
