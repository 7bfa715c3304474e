// What the page needs of an editor; the plain one and Monaco both give it.
import type { Session } from "../session/session.svelte";
import type { LineFinding } from "./findings";

/** Where somebody was typing, so that another editor can go on there. */
export interface EditorPlace {
    /** Offsets in the text. */
    from: number;
    to: number;
    scrollTop: number;
    focused: boolean;
}

export interface EditorHandle {
    /** Distance of a line's top from the editor's top in pixels, as it is scrolled now. Reactive. */
    lineTop(line: number): number;
    /** Brings a line into view. */
    reveal(line: number): void;
    place(): EditorPlace;
    restore(place: EditorPlace): void;
}

export interface EditorProps {
    session: Session;
    findings: readonly LineFinding[];
    onready: (editor: EditorHandle) => void;
}

/** Metrics that both editors share, so that one can take the place of the other without a jump. */
export const editorMetrics = { fontSize: 13, lineHeight: 21, padding: 8, gutter: 52 };
