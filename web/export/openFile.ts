// Opens a file of the reader's: a saved run, which is shown as it was recorded, or a program, which becomes the one in the
// editor. Whatever is neither is refused in one sentence, and nothing changes.
import type { Session } from "../session/session.svelte";

/** Characters of a program that is opened at most. */
const mostProgram = 1_000_000;

/** Of the files that were asked for, only the newest is shown. */
let newest = 0;

export async function openFile(session: Session, file: File): Promise<void> {
    const asked = ++newest;
    const { readRecording, RecordingError, refuseSize } = await import("../trace/recording");
    try {
        refuseSize(file.size);
        const bytes = await bytesOf(file);
        if (file.name.endsWith(".py")) {
            const text = programOf(bytes);
            if (asked === newest) session.open(text, "");
            return;
        }
        const recording = await readRecording(bytes);
        if (asked === newest) session.showRecording(file.name, recording);
    } catch (error) {
        if (!(error instanceof RecordingError)) throw error;
        if (asked === newest)
            session.notice = `${file.name} is not opened: ${error.message}. The program here is as it was.`;
    }

    async function bytesOf(file: File): Promise<Uint8Array> {
        try {
            return new Uint8Array(await file.arrayBuffer());
        } catch {
            // A folder, or a file that is gone by now.
            throw new RecordingError("it cannot be read");
        }
    }

    function programOf(bytes: Uint8Array): string {
        let text;
        try {
            text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        } catch {
            throw new RecordingError("it is not UTF-8, as programs are");
        }
        if (text.length > mostProgram) throw new RecordingError("it is too long for the editor");
        return text.replaceAll("\r\n", "\n");
    }
}

/** Lets the reader choose the file. */
export function pickFile(session: Session): void {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".json,.py,application/json,text/x-python";
    input.hidden = true;
    input.oncancel = () => input.remove();
    input.onchange = () => {
        input.remove();
        const file = input.files?.[0];
        if (file !== undefined) void openFile(session, file);
    };
    // Outside of the document it would be garbage while the reader chooses, and what is chosen would reach nobody.
    document.body.append(input);
    input.click();
}
