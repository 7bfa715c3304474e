// Colours for program text, line by line, for both editors: a small reading of Python's tokens that is right for keywords,
// strings, numbers, comments and the names after def and class.

export type TokenKind = "text" | "keyword" | "string" | "number" | "comment" | "function";

export interface Token {
    text: string;
    kind: TokenKind;
}

/** The quotes of a string that goes on in the next line; empty for none. */
export type OpenString = "" | '"""' | "'''";

const keywords = new Set(
    (
        "False None True and as assert async await break case class continue def del elif else except finally for from " +
        "global if import in is lambda match nonlocal not or pass raise return try while with yield"
    ).split(" "),
);

const pattern = new RegExp(
    [
        String.raw`(?<comment>#.*)`,
        String.raw`(?<string>(?:\b[rRbBfFuU]{1,2})?(?<quotes>"""|'''|"|')(?:\\.|(?!\k<quotes>).)*(?<close>\k<quotes>)?)`,
        String.raw`(?<number>\b(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?)[jJ]?)`,
        String.raw`(?<word>[\p{L}_][\p{L}\p{N}_]*)`,
    ].join("|"),
    "gu",
);

/** The tokens of a line, which joined are the line again, and the string that it leaves open. */
export function highlightLine(line: string, open: OpenString): { tokens: Token[]; open: OpenString } {
    const tokens: Token[] = [];
    let end = 0;
    if (open !== "") {
        const close = line.indexOf(open);
        if (close < 0) return { tokens: [{ text: line, kind: "string" }], open };
        end = close + open.length;
        tokens.push({ text: line.slice(0, end), kind: "string" });
    }
    let left: OpenString = "";
    let wordBefore = "";
    pattern.lastIndex = end;
    for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
        const text = match[0];
        const groups = match.groups!;
        if (match.index > end) tokens.push({ text: line.slice(end, match.index), kind: "text" });
        tokens.push({ text, kind: kindOf(groups, wordBefore) });
        if (groups["close"] === undefined && groups["quotes"]?.length === 3)
            left = groups["quotes"] as OpenString;
        wordBefore = groups["word"] ?? "";
        end = match.index + text.length;
    }
    if (end < line.length) tokens.push({ text: line.slice(end), kind: "text" });
    return { tokens, open: left };
}

/** The tokens of a whole text, newlines among them. */
export function highlight(source: string): Token[] {
    let open: OpenString = "";
    return source.split("\n").flatMap((line, index) => {
        const read = highlightLine(line, open);
        open = read.open;
        return index === 0 ? read.tokens : [{ text: "\n", kind: "text" as const }, ...read.tokens];
    });
}

function kindOf(groups: Record<string, string | undefined>, wordBefore: string): TokenKind {
    if (groups["comment"] !== undefined) return "comment";
    if (groups["string"] !== undefined) return "string";
    if (groups["number"] !== undefined) return "number";
    if (keywords.has(groups["word"]!)) return "keyword";
    return wordBefore === "def" || wordBefore === "class" ? "function" : "text";
}
