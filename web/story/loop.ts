// How the program's, the threads' and the loop's own events are told.
import { at as fields, waitKinds } from "../trace/events";
import { handleWords } from "../trace/words";
import { at, quoted, type Part } from "./sentence";
import { counted, never, type Teller } from "./teller";

export const tellLoop = {
    ProgramStarted: (t: Teller): Part[] => [
        "The program ",
        { code: t.text(fields.ProgramStarted.file) },
        " begins.",
    ],

    ProgramEnded(t: Teller): Part[] {
        const code = t.event.signed(fields.ProgramEnded.exit_code);
        return [code === 0 ? "The program ends." : `The program ends with exit code ${code}.`];
    },

    ThreadStarted: (t: Teller): Part[] => [`The thread ${t.text(fields.ThreadStarted.name)} begins.`],

    ThreadEnded: (t: Teller): Part[] => [`${threadName(t)} ends.`],

    ThreadBlocked(t: Teller): Part[] {
        const { reason, until, line } = fields.ThreadBlocked;
        const task = runningTask(t);
        const call = t.text(reason);
        const doing = call === "lock" ? " waits for a thread’s lock" : ` is in ${call || "a call"}`;
        const end = t.seconds(until) >= never ? "" : ` until ${at(t.seconds(until))}`;
        if (task === 0) return [threadName(t), `${doing}${end}`, ...t.where(line), "."];
        t.subject = task;
        return [
            t.task(task),
            `${doing}${end}`,
            ...t.where(line),
            ": it blocks the loop, and nothing else can run.",
        ];
    },

    ThreadUnblocked(t: Teller): Part[] {
        const task = runningTask(t);
        t.subject = task;
        return task === 0 ? [`${threadName(t)} goes on.`] : [t.task(task), " goes on, still in its turn."];
    },

    Output(t: Teller): Part[] {
        const { stream, task, text, line } = fields.Output;
        const who: Part = t.word(task) === 0 ? "The program" : t.subjectTask(task);
        const verb = t.word(stream) === 2 ? " writes an error: " : " prints ";
        if (t.text(text) === "\n") return [who, " ends its line", ...t.where(line), "."];
        return [who, verb, quoted(t.text(text)), ...t.where(line), "."];
    },

    Warning(t: Teller): Part[] {
        const { category, text, line, about } = fields.Warning;
        if (t.isTask(t.word(about))) t.subject = t.word(about);
        const [first = ""] = t.text(text).split("\n");
        return [
            `${t.text(category) === "asyncio" ? "asyncio reports" : "A warning"}: ${first}`,
            ...t.where(line),
            ".",
        ];
    },

    LoopCreated: (): Part[] => ["An event loop is made."],
    LoopStarted: (): Part[] => ["The event loop begins to run."],
    LoopStopped: (): Part[] => ["The event loop stops."],
    LoopClosed: (): Part[] => ["The event loop is closed."],

    IterationBegan(t: Teller): Part[] {
        const { iteration, ready, timers } = fields.IterationBegan;
        const set = t.word(timers) === 0 ? "no timer is set" : `${counted(t.word(timers), "timer")} set`;
        return [`Iteration ${t.word(iteration)} of the loop: ${t.word(ready)} ready, ${set}.`];
    },

    IterationEnded: (): Part[] => ["The iteration is over."],

    LoopIdle(t: Teller): Part[] {
        const until = t.seconds(fields.LoopIdle.until);
        return until >= never
            ? ["Nothing is ready and no timer is set: the loop waits for somebody outside to wake it."]
            : [`Nothing is ready: the loop sleeps until ${at(until)}.`];
    },

    HandleReady(t: Teller): Part[] {
        const { handle, cause, by, line } = fields.HandleReady;
        const why: Part[] =
            t.cause(cause) === "Future"
                ? [t.awaitable(t.word(by)), " is done, so "]
                : [...asks(t, cause, by), ": "];
        return [...why, ...t.handle(t.word(handle)), " stands in the ready queue", ...t.where(line), "."];
    },

    HandleBegan: (t: Teller): Part[] => [
        "The loop calls ",
        ...t.handle(t.word(fields.HandleBegan.handle)),
        ".",
    ],

    HandleEnded: (t: Teller): Part[] => [
        "The call of ",
        ...t.handle(t.word(fields.HandleEnded.handle)),
        " is over.",
    ],

    HandleCancelled(t: Teller): Part[] {
        const { handle, cause, by, line } = fields.HandleCancelled;
        const who = t.actor(t.cause(cause), t.word(by));
        return [
            ...who,
            " takes ",
            ...t.handle(t.word(handle)),
            " out of the ready queue",
            ...t.where(line),
            ".",
        ];
    },

    TimerSet(t: Teller): Part[] {
        const { handle, task, deadline, line } = fields.TimerSet;
        const due = at(t.seconds(deadline));
        const owner: Part = t.isTask(t.word(task)) ? t.subjectTask(task) : "The program";
        switch (waitKinds[handleWords(t.model, t.word(handle))?.ends ?? 0]) {
            case "Sleep":
                return [owner, ` sets a timer for ${due}: its sleep is over then`, ...t.where(line), "."];
            case "Timeout":
                return [
                    owner,
                    ` has a timeout from now on: it is cancelled at ${due}`,
                    ...t.where(line),
                    ".",
                ];
            default:
                return [
                    owner,
                    ` sets a timer: at ${due} the loop calls `,
                    ...t.handle(t.word(handle)),
                    ...t.where(line),
                    ".",
                ];
        }
    },

    TimerDue: (t: Teller): Part[] => [
        "A timer is due: ",
        ...t.handle(t.word(fields.TimerDue.handle)),
        " stands in the ready queue.",
    ],

    TimerCancelled: (t: Teller): Part[] => [
        "The timer for ",
        ...t.handle(t.word(fields.TimerCancelled.handle)),
        " is no longer needed.",
    ],

    TimerMoved(t: Teller): Part[] {
        const { handle, deadline, cause, by } = fields.TimerMoved;
        const due = at(t.seconds(deadline));
        const who = t.actor(t.cause(cause), t.word(by));
        return [...who, ` moved the timer for `, ...t.handle(t.word(handle)), `: it is due at ${due} now.`];
    },

    SourceFile: (t: Teller): Part[] => [
        "The trace speaks of the file ",
        { code: t.text(fields.SourceFile.name) },
        " from now on.",
    ],
};

function asks(t: Teller, cause: number, by: number): Part[] {
    return t.cause(cause) === "Timer"
        ? ["A timer is due"]
        : [...t.actor(t.cause(cause), t.word(by)), " asks for a call"];
}

function threadName(t: Teller): string {
    const id = t.word(fields.ThreadEnded.id);
    const thread = t.model.history.threads.find((each) => each.id === id);
    return thread === undefined ? "The main thread" : `The thread ${thread.name}`;
}

/** The task whose step the event's thread runs. */
function runningTask(t: Teller): number {
    const moment = t.model.momentAfter(t.event.index);
    const thread = t.model.history.threads.some((each) => each.id === t.event.thread);
    return thread || !t.isTask(moment.running) ? 0 : moment.running;
}
