// From what the page shows to what is given away: the run as a file holds it, and as a report tells it.
import { version } from "../../package.json";
import type { Session } from "../session/session.svelte";
import type { Recording } from "../trace/recording";
import type { ReportedRun } from "./markdown";

/** Why there is nothing to give away; empty when there is. */
export function unshown(session: Session): string {
    return session.model.log.count === 0 ? "Nothing has run yet" : "";
}

/** Why the run that is shown cannot be saved as a file; empty when it can. */
export function unsavable(session: Session): string {
    if (session.model.dropped > 0 && session.recording === null)
        return "Its first events are no longer kept; loopscope run --trace saves a run of this length";
    return session.recording?.isReading ? "It is still being read" : unshown(session);
}

/** The run as a file holds it, with the moment that is shown; only where it is not `unsavable`. */
export function recordingOf(session: Session): Recording {
    const words = session.recording?.recording.words ?? session.model.log.packed();
    return { ...circumstancesOf(session), cursor: session.count, words };
}

/** The run up to the moment that is shown, for a report. */
export function reportOf(session: Session, link: string): ReportedRun {
    const { model, count, phase } = session;
    const { source, settings, ending } = circumstancesOf(session);
    const versions = `Loopscope ${version}, ${navigator.userAgent}`;
    return { model, source, settings, ending: phase === "running" ? null : ending, count, versions, link };
}

function circumstancesOf(session: Session): Omit<Recording, "words" | "cursor"> {
    const { model, phase, exitCode, problem } = session;
    const { source, settings } = session.shown;
    const recorded = session.recording?.recording;
    return {
        source,
        fileName: model.history.file,
        settings: {
            clock: settings.clock,
            seed: settings.seed,
            debug: settings.debug,
            developmentMode: recorded?.settings.developmentMode ?? false,
            limits: settings.limits ?? {},
            interventions: session.interventions.map(({ intervention }) => intervention),
        },
        ending: recorded?.ending ?? {
            how: phase === "finished" ? "finished" : "stopped",
            exitCode,
            time: model.endTime,
            events: Math.min(session.ownEvents, model.log.count),
            problem,
        },
    };
}

/** A name for a file with what is shown: "deadlock" and an ending. */
export function fileName(session: Session, ending: string): string {
    const words = session.recording?.name.replace(/(\.loopscope)?\.\w+$/, "") ?? session.example;
    return `${words.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-") || "program"}.${ending}`;
}
