// What the run that is shown can be saved as. Each format is loaded when it is first asked for.
import type { Session } from "../session/session.svelte";
import { colourReader } from "../theme/colours";
import { fileName, reportOf, unsavable, unshown } from "./savedSession";
import { runFile } from "./saveRun";

export interface Format {
    name: string;
    about: string;
    /** Why it cannot be had now; empty when it can. */
    unavailable(session: Session): string;
    /** The file and its name; `link` is where the run can be seen, empty for nowhere. */
    make(session: Session, link: string): Promise<{ content: Blob; name: string }>;
}

async function pictureOf(session: Session): Promise<string> {
    const { timelineSvg } = await import("./svg");
    return timelineSvg(session.model, colourReader());
}

export async function reportText(session: Session, link: string): Promise<string> {
    const { markdownReport } = await import("./markdown");
    return markdownReport(reportOf(session, link));
}

export const formats: readonly Format[] = [
    {
        name: "Recording",
        about: "Opens here again: drop it on the page",
        unavailable: unsavable,
        make: runFile,
    },
    {
        name: "SVG",
        about: "The timeline as a picture of lines",
        unavailable: unshown,
        async make(session) {
            const content = new Blob([await pictureOf(session)], { type: "image/svg+xml" });
            return { content, name: fileName(session, "svg") };
        },
    },
    {
        name: "PNG",
        about: "The same picture in pixels",
        unavailable: unshown,
        async make(session) {
            const { pngOf } = await import("./png");
            return { content: await pngOf(await pictureOf(session)), name: fileName(session, "png") };
        },
    },
    {
        name: "Report",
        about: "Markdown for a bug report: program, output, story, tasks",
        unavailable: unshown,
        async make(session, link) {
            const content = new Blob([await reportText(session, link)], { type: "text/markdown" });
            return { content, name: fileName(session, "md") };
        },
    },
    {
        name: "Chrome trace",
        about: "For ui.perfetto.dev and chrome://tracing",
        unavailable: unshown,
        async make(session) {
            const { chromeTrace } = await import("./perfetto");
            const about = { program: session.model.history.file };
            const content = new Blob([...chromeTrace(session.model, about)], { type: "application/json" });
            return { content, name: fileName(session, "trace.json") };
        },
    },
];
