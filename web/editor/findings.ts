// What is to be said about lines of the program: errors, and what the loop doctor has found.

export interface LineFinding {
    line: number;
    text: string;
    severity: "error" | "warning" | "info";
}

/** What stands at one line together: as bad as its worst, with all texts. */
export interface LineNote {
    line: number;
    severity: LineFinding["severity"];
    texts: string[];
}

const order = ["info", "warning", "error"];

export function notesOf(findings: readonly LineFinding[]): LineNote[] {
    const notes = new Map<number, LineNote>();
    for (const { line, text, severity } of findings) {
        const note = notes.get(line) ?? { line, severity, texts: [] };
        if (order.indexOf(severity) > order.indexOf(note.severity)) note.severity = severity;
        if (!note.texts.includes(text)) note.texts.push(text);
        notes.set(line, note);
    }
    return [...notes.values()].sort((one, other) => one.line - other.line);
}

/** "1 error, 2 warnings"; empty for none. Hints are not counted. */
export function countLabel(findings: readonly LineFinding[]): string {
    return (["error", "warning"] as const)
        .map(
            (severity) =>
                [severity, findings.filter((finding) => finding.severity === severity).length] as const,
        )
        .filter(([, count]) => count > 0)
        .map(([severity, count]) => `${count} ${severity}${count === 1 ? "" : "s"}`)
        .join(", ");
}
