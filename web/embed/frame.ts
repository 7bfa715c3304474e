// The page as a frame within another: its address, and the height that it wants. Pure.

/** Whether the page is to be shown as a frame. */
export function isEmbedded(search: string): boolean {
    return new URLSearchParams(search).has("embed");
}

/** The address of the whole page, for the one that is shown in a frame. */
export function wholePage(address: string, hash: string): string {
    const url = new URL(address);
    url.searchParams.delete("embed");
    url.searchParams.delete("theme");
    url.hash = hash;
    return url.href;
}

/** What the height depends on. */
export interface FrameContent {
    /** Whether the timeline stands below the program instead of beside it. */
    stacked: boolean;
    /** Of the bar on top, in pixels. */
    barHeight: number;
    /** Of the program. */
    lines: number;
    /** Of the timeline. */
    lanes: number;
}

const lineHeight = 21;
const laneHeight = 34;
/** The story's line, axis, lane of the loop and scrubber around the lanes. */
const aroundLanes = 32 + 58 + 30;
/** The frame's own edge, above and below. */
const edges = 2;
/** The panel with the output. */
export const outputHeight = 112;

/** Pixels that show the program and the timeline as far as is sensible: what is longer scrolls. */
export function wantedHeight({ stacked, barHeight, lines, lanes }: FrameContent): number {
    const program = Math.min(stacked ? 340 : 520, Math.max(110, lines * lineHeight + 20));
    const timeline = Math.min(stacked ? 340 : 630, Math.max(240, lanes * laneHeight + aroundLanes));
    return (
        edges +
        barHeight +
        (stacked ? program + timeline + outputHeight : Math.max(program + outputHeight, timeline))
    );
}
