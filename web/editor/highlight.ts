// Colours for program text before Monaco is there, and where it never comes: a small reading of Python's tokens that is
// right for keywords, strings, numbers, comments and the names after def and class.

export interface Token {
    text: string;
    /** Name of the custom property of its colour; empty for plain text. */
    colour: "" | "--keyword" | "--string" | "--number" | "--comment" | "--function";
}

const keywords = new Set(
    (
        "False None True and as assert async await break case class continue def del elif else except finally for from " +
        "global if import in is lambda match nonlocal not or pass raise return try while with yield"
    ).split(" "),
);

const pattern = new RegExp(
    [
        String.raw`(?<comment>#[^\n]*)`,
        String.raw`(?<string>\b[rRbBfFuU]{0,2}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)|"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)`,
        String.raw`(?<number>\b(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?|\.\d[\d_]*)[jJ]?\b)`,
        String.raw`(?<word>[\p{L}_][\p{L}\p{N}_]*)`,
    ].join("|"),
    "gu",
);

/** The tokens of a text; joined, they are the text again. */
export function highlight(source: string): Token[] {
    const tokens: Token[] = [];
    let end = 0;
    let previousWord = "";
    for (const match of source.matchAll(pattern)) {
        if (match.index > end) tokens.push({ text: source.slice(end, match.index), colour: "" });
        const { comment, string, number, word } = match.groups!;
        const text = match[0];
        if (comment !== undefined) tokens.push({ text, colour: "--comment" });
        else if (string !== undefined) tokens.push({ text, colour: "--string" });
        else if (number !== undefined) tokens.push({ text, colour: "--number" });
        else if (keywords.has(word!)) tokens.push({ text, colour: "--keyword" });
        else
            tokens.push({
                text,
                colour: previousWord === "def" || previousWord === "class" ? "--function" : "",
            });
        previousWord = word ?? "";
        end = match.index + text.length;
    }
    if (end < source.length) tokens.push({ text: source.slice(end), colour: "" });
    return tokens;
}
