// Views that cost more than a frame has to give take turns: what is due together spreads over as many frames as it needs,
// so that they never add up in one.
import { flushSync } from "svelte";

/** Milliseconds that the views whose turn it is may take in one frame before the rest waits for the next. */
const turn = 6;

/** What is due, in the order in which it became so. */
const due = new Set<() => void>();
let taking = false;

/** Calls `renew` when it is its turn: now, where nobody waits. */
export function takeTurn(renew: () => void): void {
    due.add(renew);
    if (taking) return;
    taking = true;
    goOn();
}

/** Whether it waits for its turn. */
export function isWaiting(renew: () => void): boolean {
    return due.has(renew);
}

/** Forgets that it is due. */
export function leaveTurn(renew: () => void): void {
    due.delete(renew);
}

function goOn(): void {
    const until = performance.now() + turn;
    for (const renew of due) {
        due.delete(renew);
        flushSync(renew);
        if (performance.now() > until) break;
    }
    taking = due.size > 0;
    if (taking) requestAnimationFrame(() => setTimeout(goOn));
}
