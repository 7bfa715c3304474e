// Saves the run that is shown as a file that opens here again.
import type { Session } from "../session/session.svelte";
import { download } from "./download";
import { fileName, recordingOf, unsavable } from "./savedSession";

/** Says on the page why not, where it cannot be saved. */
export async function saveRun(session: Session): Promise<void> {
    const problem = unsavable(session);
    if (problem !== "") {
        session.notice = `This run cannot be saved: ${problem}.`;
        return;
    }
    try {
        const { content, name } = await runFile(session);
        download(content, name);
    } catch (error) {
        session.notice = `This run cannot be saved: ${error instanceof Error ? error.message : String(error)}.`;
    }
}

/** The file and its name. Throws RecordingError for a run that is too long for one. */
export async function runFile(session: Session): Promise<{ content: Blob; name: string }> {
    const { writeRecording } = await import("../trace/recording");
    const text = await writeRecording(recordingOf(session));
    return {
        content: new Blob([text], { type: "application/json" }),
        name: fileName(session, "loopscope.json"),
    };
}
