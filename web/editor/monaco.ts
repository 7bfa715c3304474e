// Monaco, with the parts of it that a Python program needs. Loaded on its own, after the page has shown its first run.
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/parameterHints/register";
import "monaco-editor/features/smartSelect/register";
import "monaco-editor/features/snippet/register";
import "monaco-editor/features/suggest/register";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
import * as monaco from "monaco-editor/editor";
import "monaco-editor/editor/contrib/suggest/browser/suggestController";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import { colourReader } from "../theme/colours";
import { editorMetrics } from "./editor";
import { pythonLanguage, registerPython } from "./python";

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

registerPython();
// What the editor knows is a file of its own: text is there, in colour, before it has come.
void import("./intelligence").then(({ registerIntelligence }) => registerIntelligence(pythonLanguage));

export { monaco };

const themeName = "loopscope";

/** Makes Monaco's theme from the page's colours as they are now. */
export function applyTheme(base: "dark" | "light"): void {
    const colour = colourReader();
    const rule = (token: string, property: string) => ({ token, foreground: colour(property).slice(1) });
    monaco.editor.defineTheme(themeName, {
        base: base === "dark" ? "vs-dark" : "vs",
        inherit: true,
        rules: [
            rule("", "--ink"),
            rule("keyword", "--keyword"),
            rule("string", "--string"),
            rule("number", "--number"),
            rule("comment", "--comment"),
            rule("function", "--function"),
        ],
        colors: {
            "editor.background": colour("--panel"),
            "editor.foreground": colour("--ink"),
            "editorLineNumber.foreground": colour("--faint"),
            "editorLineNumber.activeForeground": colour("--ink"),
            "editorCursor.foreground": colour("--accent"),
            "editor.selectionBackground": `${colour("--accent")}40`,
            "editor.inactiveSelectionBackground": `${colour("--accent")}26`,
            "editor.wordHighlightBackground": `${colour("--accent")}22`,
            "editor.lineHighlightBackground": "#00000000",
            "editor.lineHighlightBorder": "#00000000",
            "editorBracketMatch.background": `${colour("--accent")}2c`,
            "editorBracketMatch.border": colour("--control"),
            "editorWidget.background": colour("--raised"),
            "editorWidget.border": colour("--line"),
            "editorSuggestWidget.background": colour("--raised"),
            "editorSuggestWidget.border": colour("--line"),
            "editorSuggestWidget.foreground": colour("--ink"),
            "editorSuggestWidget.highlightForeground": colour("--accent"),
            "editorSuggestWidget.focusHighlightForeground": colour("--accent"),
            "editorSuggestWidget.selectedForeground": colour("--ink"),
            "editorSuggestWidget.selectedBackground": colour("--hover"),
            "symbolIcon.functionForeground": colour("--t3"),
            "symbolIcon.methodForeground": colour("--t3"),
            "symbolIcon.classForeground": colour("--t2"),
            "symbolIcon.variableForeground": colour("--t6"),
            "symbolIcon.keywordForeground": colour("--dim"),
            "list.hoverBackground": colour("--hover"),
            "editorHoverWidget.background": colour("--raised"),
            "editorHoverWidget.border": colour("--line"),
            "editorError.foreground": colour("--bad"),
            "editorWarning.foreground": colour("--warn"),
            "scrollbar.shadow": "#00000000",
            "scrollbarSlider.background": `${colour("--control")}55`,
            "scrollbarSlider.hoverBackground": `${colour("--control")}88`,
            "scrollbarSlider.activeBackground": `${colour("--control")}aa`,
            focusBorder: colour("--accent"),
        },
    });
    monaco.editor.setTheme(themeName);
}

export const editorOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
    language: pythonLanguage,
    theme: themeName,
    ariaLabel: "Program text",
    automaticLayout: true,
    fontFamily: '"JetBrains Mono", "DejaVu Sans Mono", ui-monospace, monospace',
    fontSize: editorMetrics.fontSize,
    lineHeight: editorMetrics.lineHeight,
    fontLigatures: false,
    padding: { top: editorMetrics.padding, bottom: 40 },
    minimap: { enabled: false },
    glyphMargin: false,
    folding: false,
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 21,
    scrollBeyondLastLine: false,
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: "none",
    occurrencesHighlight: "singleFile",
    guides: { indentation: false },
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    fixedOverflowWidgets: true,
    stickyScroll: { enabled: false },
    suggest: { showStatusBar: false, showWords: false, preview: false },
    wordBasedSuggestions: "off",
    quickSuggestions: { other: true, comments: false, strings: false },
    suggestFontSize: 12,
    suggestLineHeight: 22,
    acceptSuggestionOnEnter: "smart",
    tabSize: 4,
    insertSpaces: true,
    contextmenu: false,
    unicodeHighlight: { ambiguousCharacters: false },
};
