// Completions, signatures and hover texts in Monaco, from what the editor knows of asyncio and the builtins.
import * as monaco from "monaco-editor/editor";
import {
    callAround,
    find,
    membersOf,
    namesIn,
    ownerOf,
    parameterFor,
    signatureOf,
    type Known,
} from "./language";

const { CompletionItemKind } = monaco.languages;

const kinds: Record<Known["kind"], monaco.languages.CompletionItemKind> = {
    function: CompletionItemKind.Function,
    method: CompletionItemKind.Method,
    class: CompletionItemKind.Class,
    constant: CompletionItemKind.Constant,
    property: CompletionItemKind.Property,
};

const keywords = (
    "and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda match nonlocal not or pass raise return try while with yield True False None"
).split(" ");

/** The longest text before the cursor that a call may begin in. */
const callReach = 4000;

export function registerIntelligence(language: string): void {
    monaco.languages.registerCompletionItemProvider(language, {
        triggerCharacters: ["."],
        provideCompletionItems: complete,
    });
    monaco.languages.registerSignatureHelpProvider(language, {
        signatureHelpTriggerCharacters: ["(", ","],
        signatureHelpRetriggerCharacters: [")"],
        provideSignatureHelp: help,
    });
    monaco.languages.registerHoverProvider(language, { provideHover: hover });
}

function complete(
    model: monaco.editor.ITextModel,
    position: monaco.Position,
): monaco.languages.CompletionList {
    const word = model.getWordUntilPosition(position);
    const range = {
        startLineNumber: position.lineNumber,
        endLineNumber: position.lineNumber,
        startColumn: word.startColumn,
        endColumn: word.endColumn,
    };
    const before = lineBefore(model, position.with(undefined, word.startColumn));
    if (isInText(before)) return { suggestions: [] };
    const known = (item: Known): monaco.languages.CompletionItem => ({
        label: item.name,
        kind: kinds[item.kind],
        detail: signatureOf(item),
        documentation: item.text,
        insertText: item.name,
        // What begins with an underscore or a capital comes after the rest.
        sortText: `${/^[a-z]/.test(item.name) ? "1" : "2"}${item.name}`,
        range,
    });
    const chain = /([\w.]+)\.$/.exec(before)?.[1];
    if (chain !== undefined) {
        const owner = ownerOf(chain, model.getValue());
        return { suggestions: owner === undefined ? [] : membersOf(owner).map(known) };
    }
    if (/\.$/.test(before)) return { suggestions: [] };
    const plain = (label: string, kind: monaco.languages.CompletionItemKind) => ({
        label,
        kind,
        insertText: label,
        sortText: `0${label}`,
        range,
    });
    const builtins = membersOf("builtins");
    const taken = new Set([...builtins.map(({ name }) => name), ...keywords, word.word]);
    return {
        suggestions: [
            ...namesIn(model.getValue())
                .filter((name) => !taken.has(name))
                .map((name) => plain(name, CompletionItemKind.Variable)),
            ...builtins.map(known),
            ...keywords.map((name) => ({ ...plain(name, CompletionItemKind.Keyword), sortText: `3${name}` })),
        ],
    };
}

function help(
    model: monaco.editor.ITextModel,
    position: monaco.Position,
): monaco.languages.SignatureHelpResult | null {
    const before = model.getValue().slice(0, model.getOffsetAt(position)).slice(-callReach);
    const call = callAround(before);
    const known = call && find(call.expression, model.getValue());
    if (!call || !known || known.parameters === null) return null;
    const named = /(\w+)\s*=[^=(,]*$/.exec(before)?.[1] ?? "";
    const activeParameter = parameterFor(known, call.argument, named);
    return {
        value: {
            signatures: [
                {
                    label: signatureOf(known),
                    documentation: known.text,
                    parameters: known.parameters.map((label) => ({ label })),
                },
            ],
            activeSignature: 0,
            activeParameter: activeParameter < 0 ? known.parameters.length : activeParameter,
        },
        dispose: () => undefined,
    };
}

function hover(model: monaco.editor.ITextModel, position: monaco.Position): monaco.languages.Hover | null {
    const word = model.getWordAtPosition(position);
    if (word === null) return null;
    const before = lineBefore(model, position.with(undefined, word.endColumn));
    if (isInText(before)) return null;
    const known = find(/[\w.]+$/.exec(before)?.[0] ?? "", model.getValue());
    if (known === undefined) return null;
    return {
        range: new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn),
        contents: [
            { value: `\`\`\`${model.getLanguageId()}\n${signatureOf(known)}\n\`\`\`` },
            { value: known.text },
        ],
    };
}

function lineBefore(model: monaco.editor.ITextModel, position: monaco.Position): string {
    return model.getLineContent(position.lineNumber).slice(0, position.column - 1);
}

/** Whether the end of a line's beginning stands in a comment or in a string that the line begins. */
function isInText(before: string): boolean {
    const outside = before.replaceAll(/(["'])(?:\\.|(?!\1).)*\1/g, "");
    return /["'#]/.test(outside) && !/\{[^}]*$/.test(outside);
}
