// How the reader's own programs are told apart in a list.
import type { Program } from "../session/programs";

/** What a program is called: by its docstring or first comment, else by its functions, else by its first line. */
export function titleOf({ text }: Program): string {
    const lines = text.split("\n").map((line) => line.trim());
    const first = lines.find((line) => line !== "") ?? "";
    const said = /^(?:#+\s*|[rub]*("""|'''|"|'))(?<words>.*?\w.*?)\1?$/i.exec(first)?.groups?.["words"];
    const names = [...text.matchAll(/^(?:async )?def (\w+)/gm)].map(([, name]) => `${name}()`);
    return shortened(said ?? (names.length > 0 ? names.join(", ") : first || "An empty program"));
}

/** How long ago it was saved, and how long it is. */
export function aboutOf({ text, saved }: Program & { saved: number }, now: number): string {
    const lines = text.replace(/\n$/, "").split("\n").length;
    return `${agoLabel((now - saved) / 1000)} · ${lines} ${lines === 1 ? "line" : "lines"}`;
}

function agoLabel(seconds: number): string {
    const units = [
        ["day", 86_400],
        ["hour", 3600],
        ["minute", 60],
    ] as const;
    for (const [name, length] of units) {
        const count = Math.floor(seconds / length);
        if (count > 0) return `${count} ${name}${count === 1 ? "" : "s"} ago`;
    }
    return "just now";
}

function shortened(text: string): string {
    return text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`;
}
