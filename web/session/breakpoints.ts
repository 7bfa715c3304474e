// Lines at which the playhead stops: kept in order, and moved along when lines are added or taken away above them.

/** The lines with one more, or one less. */
export function toggleLine(lines: readonly number[], line: number): number[] {
    return lines.includes(line)
        ? lines.filter((other) => other !== line)
        : [...lines, line].sort((one, other) => one - other);
}

/** Where the lines stand after an edit; those whose text is gone are gone. */
export function moveLines(lines: readonly number[], before: string, after: string): number[] {
    if (lines.length === 0) return [];
    const [old, fresh] = [before.split("\n"), after.split("\n")];
    const shorter = Math.min(old.length, fresh.length);
    let same = 0;
    while (same < shorter && old[same] === fresh[same]) same++;
    let sameEnd = 0;
    while (sameEnd < shorter - same && old[old.length - 1 - sameEnd] === fresh[fresh.length - 1 - sameEnd])
        sameEnd++;
    const grown = fresh.length - old.length;
    const moved = lines.flatMap((line) => {
        if (line <= same) return [line];
        if (line > old.length - sameEnd) return [line + grown];
        // Within what was changed: a line that was written over keeps its place.
        return line <= fresh.length - sameEnd ? [line] : [];
    });
    return [...new Set(moved)];
}
