// What Monaco knows of Python: its colours, which are the plain editor's, its brackets and how a new line is indented.
import * as monaco from "monaco-editor/editor";
import { highlightLine, type OpenString } from "./highlight";

export const pythonLanguage = "python";

class LineState implements monaco.languages.IState {
    constructor(readonly open: OpenString) {}

    clone(): LineState {
        return this;
    }

    equals(other: monaco.languages.IState): boolean {
        return other instanceof LineState && other.open === this.open;
    }
}

export function registerPython(): void {
    monaco.languages.register({ id: pythonLanguage });
    monaco.languages.setTokensProvider(pythonLanguage, {
        getInitialState: () => new LineState(""),
        tokenize(line, state) {
            const read = highlightLine(line, (state as LineState).open);
            let startIndex = 0;
            const tokens = read.tokens.map((token) => {
                const place = { startIndex, scopes: token.kind };
                startIndex += token.text.length;
                return place;
            });
            return { tokens, endState: new LineState(read.open) };
        },
    });
    const pairs = [
        { open: "(", close: ")" },
        { open: "[", close: "]" },
        { open: "{", close: "}" },
        { open: '"', close: '"', notIn: ["string", "comment"] },
        { open: "'", close: "'", notIn: ["string", "comment"] },
    ];
    monaco.languages.setLanguageConfiguration(pythonLanguage, {
        comments: { lineComment: "#" },
        brackets: [
            ["(", ")"],
            ["[", "]"],
            ["{", "}"],
        ],
        autoClosingPairs: pairs,
        surroundingPairs: pairs,
        onEnterRules: [
            {
                beforeText: /:\s*(#.*)?$/,
                action: { indentAction: monaco.languages.IndentAction.Indent },
            },
            {
                beforeText: /^\s+(return|raise|break|continue|pass)\b[^([{]*$/,
                action: { indentAction: monaco.languages.IndentAction.Outdent },
            },
        ],
    });
}
