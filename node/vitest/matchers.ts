// Assertions on a run's behaviour for Vitest: `import "loopscope/vitest"`, then `expect(await run(program)).toPrint("hello\n")`.
// A failure shows the moment in question.
import type { Run } from "../run";
import type { Task } from "../tasks";
import { lineText, momentText, outcomeText, seconds } from "./moment";
import { stepsOf } from "../steps";

export interface RunMatchers<R = unknown> {
    /** That stdout is this text (a missing newline at its end counts as there), has these lines, or matches. */
    toPrint(expected: string | readonly string[] | RegExp): R;
    /** That both tasks, by their names, ended, the first one earlier. */
    toFinishBefore(first: string, second: string): R;
    /** That the task with this name ended cancelled. */
    toHaveCancelled(task: string): R;
    /** That so many seconds passed on the run's clock, give or take `within`: 0.05. */
    toTakeVirtually(seconds: number, within?: number): R;
    /** That every task had ended when the program did, none of them cancelled only because it ended. */
    toLeaveNoTaskBehind(): R;
    /** That no step of a task and no callback kept the loop for longer than so many seconds. */
    toNeverBlockLongerThan(seconds: number): R;
}

interface Result {
    pass: boolean;
    message: () => string;
    actual?: unknown;
    expected?: unknown;
}

/** What `expect.extend` takes. */
export const matchers = {
    toPrint(run: Run, expected: string | readonly string[] | RegExp): Result {
        checkRun(run, "toPrint");
        const { stdout } = run;
        if (expected instanceof RegExp) {
            const printed = stdout === "" ? "It printed nothing." : `It printed:\n${indented(stdout)}`;
            return {
                pass: expected.test(stdout),
                message: () =>
                    `expected the program to print what matches ${expected}\n\n${printed}${how(run)}`,
            };
        }
        const lines = typeof expected === "string" ? withNewline(expected) : withNewline(expected.join("\n"));
        return {
            pass: withNewline(stdout) === lines,
            actual: stdout,
            expected: lines,
            message: () => `expected the program to print this${firstDifference(run, lines)}${how(run)}`,
        };
    },

    toFinishBefore(run: Run, first: string, second: string): Result {
        checkRun(run, "toFinishBefore");
        const [one, other] = [taskNamed(run, first), taskNamed(run, second)];
        if (typeof one === "string" || typeof other === "string")
            return failed(typeof one === "string" ? one : (other as string));
        const order = [placeOfEnd(run, one), placeOfEnd(run, other)] as const;
        const pass = one.ended !== null && other.ended !== null && order[0] < order[1];
        const time = Math.min(one.ended ?? Infinity, other.ended ?? Infinity, run.time);
        return {
            pass,
            message: () =>
                `expected ${first} to finish before ${second}\n\n` +
                `${first} ${outcomeText(one)}.\n${second} ${outcomeText(other)}.\n\n${momentText(run, time)}`,
        };
    },

    toHaveCancelled(run: Run, name: string): Result {
        checkRun(run, "toHaveCancelled");
        const task = taskNamed(run, name);
        if (typeof task === "string") return failed(task);
        return {
            pass: task.outcome === "cancelled",
            message: () => `expected ${name} to be cancelled\n\n${cancelStory(run, task)}`,
        };
    },

    toTakeVirtually(run: Run, expected: number, within = 0.05): Result {
        checkRun(run, "toTakeVirtually");
        const last = run.tasks.reduce<Task | null>(
            (latest, task) => ((task.ended ?? 0) >= (latest?.ended ?? -1) ? task : latest),
            null,
        );
        return {
            pass: Math.abs(run.time - expected) <= within,
            actual: run.time,
            expected,
            message: () =>
                `expected the program to take ${seconds(expected)}, give or take ${seconds(within)}; it took ` +
                `${seconds(run.time)}\n\n` +
                momentText(run, Math.min(expected, run.time)) +
                (last === null ? "" : `\n\nThe last task to end: ${last.name} ${outcomeText(last)}.`),
        };
    },

    toLeaveNoTaskBehind(run: Run): Result {
        checkRun(run, "toLeaveNoTaskBehind");
        const left = run.tasks.filter(wasLeft);
        const time = Math.min(
            run.time,
            ...left.flatMap((task) => task.cancelRequests.map((request) => request.time)),
        );
        return {
            pass: left.length === 0,
            message: () =>
                left.length === 0
                    ? "expected the program to leave a task behind; all had ended when it did"
                    : `expected the program to leave no task behind; it left ${left.map(({ name }) => name).join(", ")}\n\n` +
                      left.map((task) => `${task.name} was created${lineText(run, task.line)}`).join("\n") +
                      `\n\n${momentText(run, time)}`,
        };
    },

    toNeverBlockLongerThan(run: Run, limit: number): Result {
        checkRun(run, "toNeverBlockLongerThan");
        const longest = stepsOf(run).reduce(
            (long, step) => (step.end - step.start > long.end - long.start ? step : long),
            { name: "nothing", start: 0, end: 0, line: 0, event: 0 },
        );
        const took = longest.end - longest.start;
        return {
            pass: took <= limit,
            message: () =>
                `expected no step of the loop to take longer than ${seconds(limit)}; ${longest.name} ran from ` +
                `${seconds(longest.start)} to ${seconds(longest.end)}: ${seconds(took)}${lineText(run, longest.line)}\n\n` +
                momentText(run, longest.end),
        };
    },
};

function failed(text: string): Result {
    return { pass: false, message: () => text };
}

function checkRun(run: unknown, matcher: string): asserts run is Run {
    const isRun = typeof run === "object" && run !== null && "tasks" in run && "stdout" in run;
    if (!isRun) throw new TypeError(`${matcher} wants what \`await run(program)\` gives`);
}

const withNewline = (text: string) => (text === "" || text.endsWith("\n") ? text : `${text}\n`);
const indented = (text: string) => text.replace(/^(?=.)/gm, "    ").trimEnd();

/** How the program ended, when it did not end well. */
function how(run: Run): string {
    if (run.stuck)
        return `\n\nThe program was stuck: nothing was left that could wake it.\n${momentText(run, run.time)}`;
    if (run.outOfTime) return `\n\n\`until\` ended the program at ${seconds(run.time)}.`;
    if (run.error === null) return "";
    const { kind, message, line } = run.error;
    return `\n\nThe program ended with ${kind}${message && `: ${message}`}${lineText(run, line)}`;
}

/** The first line that differs, and the moment in which it was printed. */
function firstDifference(run: Run, expected: string): string {
    const [actual, wanted] = [run.stdout.split("\n"), expected.split("\n")];
    const line = actual.findIndex((text, index) => text !== wanted[index]);
    const at = line < 0 ? actual.length : line;
    const printed = actual[at] ?? "";
    const time = timeOfLine(run, at);
    return (
        `; line ${at + 1} differs\n\n` +
        `    expected  ${wanted[at] ?? "(nothing)"}\n    printed   ${at >= actual.length - 1 && printed === "" ? "(nothing)" : printed}\n\n` +
        momentText(run, time)
    );
}

/** When a line of stdout, counted from 0, was begun; the run's end for one that never was. */
function timeOfLine(run: Run, line: number): number {
    let newlines = 0;
    for (const { kind, time, fields } of run.events) {
        if (kind !== "Output" || fields.stream !== 1) continue;
        const text = String(fields.text);
        const here = text.split("\n").length - 1;
        if (newlines + here > line || (newlines === line && text !== "")) return time;
        newlines += here;
    }
    return run.time;
}

/** The only task of this name, or why there is none. */
function taskNamed(run: Run, name: string): Task | string {
    const [task, another] = run.tasks.filter((each) => each.name === name);
    if (task === undefined) {
        const names = run.tasks.map((each) => each.name).join(", ");
        return `there is no task named ${name}; there are: ${names || "none"}${how(run)}`;
    }
    if (another !== undefined) return `several tasks are named ${name}: give each a name of its own`;
    return task;
}

/** The place in the trace of the event that ended it. */
function placeOfEnd(run: Run, task: Task): number {
    const end = run.events.find(({ kind, fields }) => kind === "TaskFinished" && fields.task === task.id);
    return end?.index ?? Infinity;
}

function cancelStory(run: Run, task: Task): string {
    const asked = task.cancelRequests.map(({ by, task: who, time, message, line }) => {
        const text = message && ` with the message '${message}'`;
        return `${who ?? by} asked to cancel it at ${seconds(time)}${text}${lineText(run, line)}`;
    });
    if (asked.length === 0) asked.push("Nobody asked to cancel it.");
    if (task.swallowedCancel) asked.push("It caught the CancelledError and went on.");
    const time = task.cancelRequests[0]?.time ?? task.ended ?? run.time;
    return `${task.name} ${outcomeText(task)}. ${asked.join("\n")}\n\n${momentText(run, time)}`;
}

/** It was still there when asyncio.run ended, which cancelled it, or when the program did. */
function wasLeft(task: Task): boolean {
    return task.ended === null || task.cancelRequests.some(({ by }) => by === "Runner");
}
