// From what the page shows to what a link holds, and back.
import type { Session } from "./session.svelte";
import { usualRun, type Panel, type SharedRun } from "../share/sharedRun";

/** What a link should hold beside the program and its settings. */
export interface Wishes {
    /** Where the playhead stands, and what was done to the run from outside. */
    moment: boolean;
}

/** Why a link cannot hold the moment that is shown; empty when it can. */
export function momentless(session: Session): string {
    if (session.phase === "idle") return "Nothing has run yet";
    if (session.edited) return "The program was edited since this run";
    if (session.settingsChanged) return "Clock, debug mode or seed were changed since this run";
    if (session.clock === "real") return "A run on a real clock cannot be repeated";
    if (session.recording?.blind) return "The program does not do the same again as in this recording";
    return "";
}

/** The page as a link holds it. `panel` is the one in front. */
export function runOf(session: Session, panel: Panel, wishes: Wishes): SharedRun {
    const { text, clock, seed, debug, speed, limits, breakpoints } = session;
    const run = { ...usualRun, program: text, clock, seed, debug, speed, limits, breakpoints, panel };
    if (!wishes.moment || momentless(session) !== "") return { ...run, step: session.stepKind };
    return {
        ...run,
        interventions: session.interventions.map(({ intervention }) => intervention),
        cursor: session.count,
        time: session.time > session.player.moment.time ? session.time : 0,
        step: session.stepKind,
        selected: session.selected,
    };
}

/** Shows the run of a link: computed up to its moment, and paused there. On a real clock it waits for its reader to begin. */
export function showRun(session: Session, run: SharedRun): void {
    session.visit(run.program, run.breakpoints);
    session.clock = run.clock;
    session.seed = run.seed;
    session.debug = run.debug;
    session.speed = run.speed;
    session.limits = run.limits;
    session.stepKind = run.step;
    if (run.clock === "real") {
        session.clear();
        session.notice =
            "This run takes place on a real clock, so it cannot be repeated: press Run to begin it.";
        return;
    }
    session.startPausedAt({ count: run.cursor, time: run.time }, run.interventions);
    session.selected = run.selected;
}
