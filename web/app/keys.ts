// The page's keys: what each does, in the words of the help sheet, and when it counts. Single characters and arrows count
// only where nobody types and nothing else answers them, and a reader may switch the characters off.
import type { Session } from "../session/session.svelte";
import { pickFile } from "../export/openFile";
import { saveRun } from "../export/saveRun";
import { theme } from "../theme/theme.svelte";
import { pageState } from "./pageState.svelte";

export interface Shortcut {
    /** As they are pressed: `Control+Enter`, `F8`, `?`. Control stands for the Command key, too. */
    keys: readonly string[];
    does: string;
    act(session: Session): void;
}

export interface ShortcutGroup {
    title: string;
    shortcuts: readonly Shortcut[];
}

export const shortcutGroups: readonly ShortcutGroup[] = [
    {
        title: "Run and play",
        shortcuts: [
            { keys: ["Control+Enter"], does: "Run the program", act: (session) => session.start() },
            { keys: ["F8", "Space"], does: "Pause, or play on", act: (session) => togglePlaying(session) },
            { keys: ["F10", "ArrowRight"], does: "Step", act: (session) => session.stepOn() },
            { keys: ["F7", "ArrowLeft"], does: "Step back", act: (session) => session.stepBack() },
            { keys: ["Home"], does: "Go to the beginning", act: (session) => session.seek(0) },
            {
                keys: ["End"],
                does: "Go to the end",
                act: (session) => session.scrubTo(session.model.endTime),
            },
            { keys: ["Shift+F8"], does: "Stop the run", act: (session) => session.stop() },
            { keys: ["r"], does: "Play again from the beginning", act: (session) => session.restart() },
        ],
    },
    {
        title: "How far and how fast",
        shortcuts: [
            {
                keys: ["1"],
                does: "Step by what the loop runs",
                act: (session) => (session.stepKind = "loop"),
            },
            {
                keys: ["2"],
                does: "Step by what one task does",
                act: (session) => (session.stepKind = "task"),
            },
            { keys: ["3"], does: "Step by lines", act: (session) => (session.stepKind = "line") },
            { keys: ["["], does: "Slower", act: (session) => changeSpeed(session, -5) },
            { keys: ["]"], does: "Faster", act: (session) => changeSpeed(session, 5) },
        ],
    },
    {
        title: "The next run",
        shortcuts: [
            { keys: ["c"], does: "Virtual or real clock", act: (session) => session.toggleClock() },
            { keys: ["d"], does: "Debug mode", act: (session) => (session.debug = !session.debug) },
            { keys: ["n"], does: "Another seed", act: (session) => session.drawSeed() },
        ],
    },
    {
        title: "The program and the page",
        shortcuts: [
            {
                keys: ["F9"],
                does: "Breakpoint at the cursor's line",
                act: (session) => session.toggleBreakpoint(session.cursorLine),
            },
            {
                keys: ["Control+s"],
                does: "Save the run as a file",
                act: (session) => void saveRun(session),
            },
            {
                keys: ["Control+o"],
                does: "Open a saved run or a program",
                act: (session) => pickFile(session),
            },
            { keys: ["e"], does: "Examples", act: () => (pageState.dialog = "examples") },
            { keys: ["t"], does: "Dark or light", act: () => theme.toggle() },
            { keys: ["?"], does: "These keys", act: () => (pageState.dialog = "help") },
        ],
    },
];

/** Keys that views answer themselves while they have the focus. */
export const keysOfViews: readonly { title: string; keys: readonly (readonly [string, string])[] }[] = [
    {
        title: "In the timeline",
        keys: [
            ["← →", "One event back or on"],
            ["Shift ← →", "Move along"],
            ["↑ ↓", "Choose the lane above or below"],
            ["Page ↑ ↓", "Move up or down"],
            ["+ −", "Zoom"],
            ["0", "Show the whole run"],
        ],
    },
    {
        title: "At a task, a future or a timer",
        keys: [["Right click", "What can be done to it"]],
    },
    {
        title: "In the editor",
        keys: [
            ["Ctrl+Space", "Completions"],
            ["Ctrl+/", "Comment or uncomment"],
            ["Ctrl+M", "Tab moves the focus, or indents again"],
        ],
    },
];

const typing = "input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [role=textbox]";
const answersItself = "button, a, input, [role=separator], [role=tab], [role=application], [role=menu]";

/** What a key press asks for, if it is the page's to answer; `groups` are the titles of those that count, where not all do. */
export function shortcutFor(
    event: KeyboardEvent,
    singleKeys: boolean,
    groups?: readonly string[],
): Shortcut | undefined {
    const pressed = pressedKeys(event);
    const shortcut = shortcutGroups
        .filter(({ title }) => groups?.includes(title) ?? true)
        .flatMap((group) => group.shortcuts)
        .find(({ keys }) => keys.includes(pressed));
    if (shortcut === undefined || isGlobal(pressed)) return shortcut;
    const target = event.target as Element | null;
    if (target?.closest(typing) || event.defaultPrevented) return undefined;
    const isCharacter = pressed.length === 1;
    if (!isCharacter && target?.closest(answersItself)) return undefined;
    return isCharacter && !singleKeys ? undefined : shortcut;
}

/** Whether a key counts wherever the focus is, also while somebody types. */
export function isGlobal(pressed: string): boolean {
    return /F\d+$|Control\+/.test(pressed);
}

export function pressedKeys(event: KeyboardEvent): string {
    const key = event.key === " " ? "Space" : event.key;
    const modifiers = [
        event.ctrlKey || event.metaKey ? "Control+" : "",
        event.altKey ? "Alt+" : "",
        event.shiftKey && key.length > 1 ? "Shift+" : "",
    ];
    return modifiers.join("") + key;
}

/** A key as it is written on a keyboard. */
export function keyLabel(key: string): string {
    const names: Record<string, string> = { ArrowRight: "→", ArrowLeft: "←", Control: apple ? "⌘" : "Ctrl" };
    return key
        .split("+")
        .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
        .join(" ");
}

export const apple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

function togglePlaying(session: Session): void {
    if (session.model.log.count > 0) session.togglePlaying();
}

function changeSpeed(session: Session, by: number): void {
    session.speed = Math.min(100, Math.max(0, session.speed + by));
}
