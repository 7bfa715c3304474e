// A run in the formats of `loopscope trace --format`: the page's own exports.
import { version } from "../../package.json";
import { markdownReport } from "../../web/export/markdown";
import { chromeTrace } from "../../web/export/perfetto";
import { timelineSvg } from "../../web/export/svg";
import { themeColours } from "../../web/theme/tokens";
import type { Command } from "./options.mjs";
import { pageLink } from "./page_link";
import type { ToldRun } from "./recorded";

/** In pieces: a run may be longer than a string should be. */
export async function exported(command: Command, told: ToldRun): Promise<Iterable<string>> {
    const { model, circumstances } = told;
    const { source, fileName, settings, ending } = circumstances;
    const versions = `Loopscope ${version}, Node ${process.versions.node}`;
    switch (command.format) {
        case "perfetto":
            return chromeTrace(model, { program: fileName, versions });
        case "svg":
            return [`${timelineSvg(model, themeColours("light"))}\n`];
        case "markdown": {
            const count = model.log.count;
            const end = { events: count, time: ending.time };
            const seen = command.page ? await pageLink(command.page, source, settings, end) : null;
            const link = seen !== null && "link" in seen ? seen.link : "";
            return [markdownReport({ model, source, settings, ending, count, versions, link })];
        }
        default:
            return [];
    }
}
