// The page's address: a link in it is opened, when the page loads and whenever another takes its place, and leaves it as
// soon as the page shows something else.
import { isLink, LinkError, readLink } from "../share/link";
import { showRun } from "../share/shareSession";
import type { Session } from "../session/session.svelte";
import { layout } from "./layout.svelte";

/** Opens the link in the address, if there is one, and follows the address from then on. */
export async function followAddress(session: Session): Promise<void> {
    addEventListener("hashchange", () => void openLink(session));
    $effect.root(() => {
        $effect(() => {
            if (!session.visiting && opened === location.hash) forgetLink();
        });
    });
    await openLink(session);
}

/** The hash whose run the page shows, as long as it does. */
let opened = "";

async function openLink(session: Session): Promise<void> {
    const { hash } = location;
    if (!isLink(hash)) return;
    try {
        const run = await readLink(hash);
        // A slower link than the one that has come after it is not wanted any more.
        if (hash !== location.hash) return;
        showRun(session, run);
        layout.panel = run.panel;
        opened = hash;
    } catch (error) {
        if (!(error instanceof LinkError)) throw error;
        session.notice = `${error.message} The program here is as it was.`;
    }
}

function forgetLink(): void {
    opened = "";
    history.replaceState(history.state, "", location.pathname + location.search);
}
