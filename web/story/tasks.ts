// How the events of tasks are told: who has its turn, who waits for what, who wakes and who cancels whom.
import { at as fields, outcomes } from "../trace/events";
import { awaitedBy, taskState } from "../trace/state";
import { callbackName, programLine } from "../trace/words";
import { asCall, at, type Part } from "./sentence";
import type { Teller } from "./teller";

export const tellTasks = {
    TaskCreated(t: Teller): Part[] {
        const { task, parent, coroutine, line, cause } = fields.TaskCreated;
        const created = t.subjectTask(task);
        const what: Part[] = [" the task ", created, " of ", { code: `${t.text(coroutine)}()` }];
        const queue: Part[] = [": it stands in the ready queue."];
        const parentId = t.word(parent);
        switch (t.cause(cause)) {
            case "Runner":
                return [{ code: "asyncio.run" }, " makes", ...what, ...t.where(line), ...queue];
            case "Gather":
            case "TaskGroup":
            case "Shield":
            case "WaitFor": {
                const through = {
                    Gather: "gather",
                    TaskGroup: "a task group",
                    Shield: "shield",
                    WaitFor: "wait_for",
                };
                const how = through[t.cause(cause) as keyof typeof through];
                const who: Part = parentId === 0 ? "The program" : t.task(parentId);
                return [who, ` makes, through ${how},`, ...what, ...t.where(line), ...queue];
            }
            default:
                return [
                    parentId === 0 ? "The program" : t.task(parentId),
                    " makes",
                    ...what,
                    ...t.where(line),
                    ...queue,
                ];
        }
    },

    TaskRenamed(t: Teller): Part[] {
        t.subject = t.word(fields.TaskRenamed.task);
        return ["A task is now called ", { task: t.subject, name: t.text(fields.TaskRenamed.name) }, "."];
    },

    TaskBegan(t: Teller): Part[] {
        const { task, line } = fields.TaskBegan;
        const name = t.subjectTask(task);
        const record = t.model.history.taskById.get(t.subject);
        const first = record !== undefined && record.lane.segmentAfter(t.event.index) === 0;
        const at = programLine(t.word(line));
        const place: Part[] = at === 0 ? [] : [" at ", { line: at }];
        return [name, first ? " has its first turn: it begins" : " has its turn: it goes on", ...place, "."];
    },

    TaskSuspended(t: Teller): Part[] {
        const { task, awaited, line } = fields.TaskSuspended;
        const name = t.subjectTask(task);
        const id = t.word(awaited);
        return [name, ...suspension(t, id), ...t.where(line), "."];
    },

    TaskAwaitedReady(t: Teller): Part[] {
        const { task, awaited, line } = fields.TaskAwaitedReady;
        const name = t.subjectTask(task);
        return [
            name,
            " awaits ",
            t.awaitable(t.word(awaited)),
            ...t.where(line),
            ", which is done: it goes on at once and keeps its turn.",
        ];
    },

    TaskWoken(t: Teller): Part[] {
        const { task, cause, by, because, source } = fields.TaskWoken;
        const name = t.subjectTask(task);
        const queue = "; it stands in the ready queue.";
        const awaited = t.awaitable(t.word(by));
        switch (t.cause(cause)) {
            case "Cancel":
                return [
                    ...t.actor(t.cause(because), t.word(source)),
                    " cuts the wait of ",
                    name,
                    " short",
                    queue,
                ];
            case "Sleep":
                return ["The sleep of ", name, " is over", queue];
            case "Lock":
                return [...released(t), " the lock: ", name, " is next", queue];
            default: {
                const finisher =
                    t.cause(because) === "Task" && t.word(source) !== t.word(by) && t.isTask(t.word(source));
                const who: Part[] = finisher ? [", by ", t.task(t.word(source))] : [];
                return [awaited, " is done", ...who, ", which wakes ", name, queue];
            }
        }
    },

    CancelAsked(t: Teller): Part[] {
        const { task, cause, by, message, line } = fields.CancelAsked;
        const name = t.isTask(t.word(task)) ? t.subjectTask(task) : t.awaitable(t.word(task));
        const words = t.text(message) === "" ? [] : [` (“${t.text(message)}”)`];
        const who = t.actor(t.cause(cause), t.word(by));
        return [
            ...who,
            t.cause(cause) === "User" ? " ask " : " asks ",
            name,
            " to cancel",
            ...words,
            ...t.where(line),
            ...standsAt(t),
            ".",
        ];
    },

    CancelTakenBack(t: Teller): Part[] {
        const { task, left, cause, by, line } = fields.CancelTakenBack;
        const name = t.subjectTask(task);
        const itself = t.cause(cause) === "Task" && t.word(by) === t.subject;
        const rest =
            t.word(left) === 0 ? "no other is" : t.word(left) === 1 ? "one is" : `${t.word(left)} are`;
        return [
            ...t.actor(t.cause(cause), t.word(by)),
            " takes back a request to cancel ",
            itself ? "itself" : name,
            ...t.where(line),
            `: ${rest} left.`,
        ];
    },

    CancelDelivered(t: Teller): Part[] {
        const { task, line } = fields.CancelDelivered;
        return [{ code: "CancelledError" }, " is raised in ", t.subjectTask(task), ...t.where(line), "."];
    },

    CancelSwallowed: (t: Teller): Part[] => [
        t.subjectTask(fields.CancelSwallowed.task),
        " has swallowed its cancellation: it goes on as if nobody had asked",
        ...t.where(fields.CancelSwallowed.line),
        ".",
    ],

    TaskFinished(t: Teller): Part[] {
        const { task, outcome, text } = fields.TaskFinished;
        const name = t.subjectTask(task);
        const result = t.text(text);
        switch (outcomes[t.word(outcome)]) {
            case "Failed":
                return [name, " fails with ", { code: result }, "."];
            case "Cancelled":
                return [name, " is cancelled."];
            default:
                return result === "None" || result === ""
                    ? [name, " is done."]
                    : [name, " is done and returns ", { code: result }, "."];
        }
    },

    ErrorThrown(t: Teller): Part[] {
        const { task, text, cause, by } = fields.ErrorThrown;
        const name = t.subjectTask(task);
        const who = t.actor(t.cause(cause), t.word(by));
        return [
            ...who,
            " threw ",
            { code: t.text(text) },
            " into ",
            name,
            ": it is raised in its next turn.",
        ];
    },
};

/** What a task does when it leaves the loop. */
function suspension(t: Teller, id: number): Part[] {
    const { wait, label, holder } = fields.TaskSuspended;
    const words = callbackName(t.text(label));
    const call: Part = { code: asCall(words) };
    switch (t.wait(wait)) {
        case "Yield":
            return [" gives up its turn and stands at the end of the ready queue"];
        case "Sleep": {
            const due = t.deadlineOf(id);
            return [
                " awaits ",
                call,
                `: it leaves the loop until ${due < 0 ? "the sleep is over" : at(due)}`,
            ];
        }
        case "Task":
            return [" awaits the task ", t.task(id), ": it leaves the loop until that is done"];
        case "Shield": {
            const inner = t.model.history.innerOf.get(id)?.[0] ?? 0;
            return inner === 0
                ? [" awaits ", call]
                : [" awaits ", t.awaitable(inner), " behind a shield: a cancel stops there"];
        }
        case "Gather":
            return [
                " awaits ",
                words === "" ? "gather" : words.replace(", ", " of "),
                ": it leaves the loop until all are done",
            ];
        case "TaskGroup":
            return [" waits at the end of its task group until its tasks are done"];
        case "Lock":
            return t.isTask(t.word(holder))
                ? [" waits for a lock that ", t.task(t.word(holder)), " holds"]
                : [" waits for a lock"];
        case "Queue":
            return words.endsWith("put")
                ? [" waits in ", call, " until the queue has room"]
                : words.endsWith("join")
                  ? [" waits in ", call, " until all items are done"]
                  : [" waits in ", call, " until the queue has an item"];
        case "Executor":
            return [" waits for a call in another thread: the loop is free meanwhile"];
        default:
            return [
                " awaits ",
                words === "" || words === "Future" ? "a future" : call,
                ": it leaves the loop until that is done",
            ];
    }
}

/** Where the task that is to be cancelled waits, and what a shield keeps from it. */
function standsAt(t: Teller): Part[] {
    const record = t.model.history.taskById.get(t.subject);
    if (record === undefined) return [];
    const state = taskState(t.model, record, t.event.index);
    if (state.standing !== "suspended") return [];
    const place: Part[] = state.line === 0 ? [] : [", ", { line: state.line }];
    const inner = t.model.history.innerOf.get(awaitedBy(record.lane, t.event.index))?.[0] ?? 0;
    if (state.wait === "Shield" && inner !== 0)
        return ["; it awaits a shield", ...place, ", which keeps ", t.awaitable(inner), " running"];
    return ["; it awaits ", { code: asCall(state.label) }, ...place];
}

function released(t: Teller): Part[] {
    const { because, source } = fields.TaskWoken;
    return t.cause(because) === "Task" ? [t.task(t.word(source)), " releases"] : ["Somebody releases"];
}
