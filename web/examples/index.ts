// The example programs of the page, in the order of the list; the first one is opened on the first visit.
// Each is a Python file that opens with a docstring of title, explanation and the moment worth looking at
// ("Look at <loop time in seconds>: <what is to be seen>"); what the editor shows begins below that docstring.

export interface Example {
    /** Short, stable name for links and storage: the file's name. */
    name: string;
    title: string;
    /** Two or three sentences about what the program shows. */
    about: string;
    /** The instant worth looking at: loop time in seconds, and what is to be seen there. */
    look: { at: number; what: string };
    /** The program, without its docstring. */
    source: string;
}

const layout =
    /^"""(?<title>.+)\n\n(?<about>[^]+?)\n\nLook at (?<at>[\d.]+): (?<what>[^]+?)\n"""\n\n(?<source>[^]+)$/;

const order = [
    "timeout-and-shield",
    "never-gets-its-turn",
    "coroutines",
    "running-concurrently",
    "cancel-with-a-message",
    "wait-for",
    "shield-with-a-notice",
    "futures",
    "results-and-exceptions",
    "timing-decorator",
    "cpu-bound",
    "blocking-call",
    "loop-by-hand",
    "debug-mode",
];

const files = import.meta.glob<string>("./*.py", { query: "?raw", import: "default", eager: true });

export const examples: readonly Example[] = order.map((name) =>
    parseExample(name, files[`./${name}.py`] ?? ""),
);

/** Throws when the file does not open with the docstring described above. */
export function parseExample(name: string, text: string): Example {
    const { title, about, at, what, source } = layout.exec(text)?.groups ?? {};
    if (!title || !about || !at || !what || !source)
        throw new Error(`The example ${name} does not open with title, explanation and look.`);
    const joined = (lines: string) => lines.replace(/\s*\n\s*/g, " ");
    return { name, title, about: joined(about), look: { at: Number(at), what: joined(what) }, source };
}
