// The link at which the page shows a run of the command's: the same program, settings and moment.
import { linkHash, LinkError } from "../../web/share/link";
import { usualRun } from "../../web/share/sharedRun";
import type { RecordedSettings } from "../../web/trace/recording";

/** Where a run stands after so many events and seconds, in the page at this address; or why there is no link to it. */
export async function pageLink(
    page: string,
    program: string,
    settings: RecordedSettings,
    { events, time }: { events: number; time: number },
): Promise<{ link: string } | { reason: string }> {
    const { clock, seed, debug, developmentMode, limits, interventions } = settings;
    const run = {
        ...usualRun,
        program,
        clock,
        seed,
        debug: debug || developmentMode,
        limits,
        interventions,
        cursor: events,
        time,
    };
    try {
        const address = new URL(page);
        address.hash = await linkHash(run);
        return { link: address.href };
    } catch (error) {
        if (!(error instanceof LinkError)) throw error;
        return { reason: error.message };
    }
}
