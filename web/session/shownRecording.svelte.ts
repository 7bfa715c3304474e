// A saved run on show: its trace is read a little in each frame, and what keeps it from being looked into is said.
import type { Recording } from "../trace/recording";

/** Words of the trace that are read in one frame: as many as come from the worker at once. */
const wordsRead = 32_768;

const notOfRealClock =
    "The clock of this run was real: it cannot be run again, so its variables are not known.";
const runsDifferently =
    "This version of Loopscope runs the program differently, so the variables of the recording are not known.";

export class ShownRecording {
    /** Why its variables are not known; empty where they are. */
    blind = $state("");
    private unread: Recording["words"];

    /** `name` is the file's. */
    constructor(
        readonly name: string,
        readonly recording: Recording,
    ) {
        this.unread = recording.words;
        if (recording.settings.clock === "real") this.blind = notOfRealClock;
    }

    /** Whether its trace is still being read. */
    get isReading(): boolean {
        return this.unread.length > 0;
    }

    /** The next words of its trace. */
    read(): Recording["words"] {
        const words = this.unread.subarray(0, wordsRead);
        this.unread = this.unread.subarray(words.length);
        return words;
    }

    /** Its program takes another course here. */
    foundDifferent(): void {
        this.blind = runsDifferently;
    }

    /** What was to look into it is gone, for a reason. */
    lost(reason: string): void {
        this.blind = `${reason} So the variables of the recording are not known.`;
    }
}
