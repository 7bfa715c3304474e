// The page's heartbeat: the session moves with the frames of the screen.
import type { Session } from "../session/session.svelte";

/** Seconds that one frame may let pass: a page that was out of sight does not jump. */
const longest = 0.25;

/** Lets the session go on with each frame of the screen; gives what ends that. */
export function followFrames(session: Session): () => void {
    let last = performance.now();
    let request = requestAnimationFrame(function frame(now) {
        session.tick(Math.min(longest, Math.max(0, now - last) / 1000));
        last = now;
        request = requestAnimationFrame(frame);
    });
    return () => cancelAnimationFrame(request);
}
