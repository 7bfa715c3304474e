// The link at which the page shows a run of the command's: the same program, settings and moment.
import { linkHash, LinkError } from "../../web/share/link";
import { usualRun } from "../../web/share/sharedRun";
import type { Command } from "./options.mjs";
import { sessionOptions } from "./recorded";

/** Where a run with this seed stands after so many events, in the page; or why there is no link to it. */
export async function pageLink(
    command: Command,
    source: Uint8Array,
    seed: number,
    events: number,
): Promise<{ link: string } | { reason: string }> {
    const { debug, developmentMode, limits } = sessionOptions(command);
    let program: string;
    try {
        program = new TextDecoder("utf-8", { fatal: true }).decode(source);
    } catch {
        return { reason: "The program is not UTF-8." };
    }
    const isDebug = Boolean(debug || developmentMode);
    const run = { ...usualRun, program, seed, debug: isDebug, limits: limits ?? {}, cursor: events };
    try {
        const page = new URL(command.page);
        page.hash = await linkHash(run);
        return { link: page.href };
    } catch (error) {
        if (!(error instanceof LinkError)) throw error;
        return { reason: error.message };
    }
}
