// The example programs of the page, in the order of the gallery; the first one is opened on the first visit.
// Each is a Python file that opens with a docstring of title, explanation and the moment worth looking at
// ("Look at <loop time in seconds>, `<piece of a line>`: <what is to be seen>"; without a piece of a line it is the time
// alone); what the editor shows begins below that docstring.
import type { Look } from "../session/look";

export interface Example {
    /** Short, stable name for links and storage: the file's name. */
    name: string;
    title: string;
    /** Two or three sentences about what the program shows. */
    about: string;
    look: Look;
    /** The program, without its docstring. */
    source: string;
}

const layout =
    /^"""(?<title>.+)\n\n(?<about>[^]+?)\n\nLook at (?<at>[\d.]+)(?:, `(?<code>[^`]+)`)?: (?<what>[^]+?)\n"""\n\n(?<source>[^]+)$/;

const order: Record<string, string[]> = {
    "First steps": [
        "timeout-and-shield",
        "never-gets-its-turn",
        "coroutines",
        "running-concurrently",
        "run-cleans-up",
        "awaitables",
        "futures",
    ],
    "Tasks and their ends": [
        "results-and-exceptions",
        "cancel-with-a-message",
        "cancel-at-the-next-await",
        "wait-for",
        "shield-with-a-notice",
        "inner-and-outer-timeout",
        "retry-with-backoff",
    ],
    "Working together": [
        "task-group",
        "gather-and-errors",
        "as-completed",
        "the-fastest-wins",
        "queue-of-jobs",
        "semaphore",
        "starting-gun",
        "a-stream-of-values",
    ],
    "The loop itself": ["timing-decorator", "loop-by-hand", "eager-tasks", "to-thread", "debug-mode"],
    "What goes wrong": [
        "forgets-to-await",
        "blocking-call",
        "cpu-bound",
        "starves-the-others",
        "swallows-cancellation",
        "slow-goodbye",
        "lost-update",
        "deadlock",
        "nobody-sets-it",
        "leaks-tasks",
        "loses-the-error",
    ],
};

const files = import.meta.glob<string>("./*.py", { query: "?raw", import: "default", eager: true });

export interface ExampleGroup {
    title: string;
    examples: readonly Example[];
}

export const exampleGroups: readonly ExampleGroup[] = Object.entries(order).map(([title, names]) => ({
    title,
    examples: names.map((name) => parseExample(name, files[`./${name}.py`] ?? "")),
}));

export const examples: readonly Example[] = exampleGroups.flatMap((group) => group.examples);

/** Throws when the file does not open with the docstring described above. */
export function parseExample(name: string, text: string): Example {
    const { title, about, at, code, what, source } = layout.exec(text)?.groups ?? {};
    if (!title || !about || !at || !what || !source)
        throw new Error(`The example ${name} does not open with title, explanation and look.`);
    const joined = (lines: string) => lines.replace(/\s*\n\s*/g, " ");
    const line = code === undefined ? 0 : 1 + source.split("\n").findIndex((text) => text.includes(code));
    return { name, title, about: joined(about), look: { at: Number(at), line, what: joined(what) }, source };
}
