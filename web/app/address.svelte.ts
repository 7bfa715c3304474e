// The page's address: a link in it is opened, when the page loads and whenever another takes its place, and leaves it as
// soon as the page shows something else.
import { isLink, LinkError, readLink } from "../share/link";
import { showRun } from "../session/shared";
import type { Session } from "../session/session.svelte";
import { layout } from "./layout.svelte";

/** The hash whose run the page shows, as long as it does. */
let opened = "";

/** Opens the link in the address, if there is one, and each that takes its place. */
export async function openAddress(session: Session): Promise<void> {
    addEventListener("hashchange", () => void openLink(session));
    await openLink(session);
}

/** The same, and takes the link out of the address as soon as the page shows something else. */
export async function followAddress(session: Session): Promise<void> {
    $effect.root(() => {
        $effect(() => {
            const isShown = session.desk.origin === "visiting" && session.recording === null;
            if (!isShown && opened !== "") leaveLink();
        });
    });
    await openAddress(session);
}

async function openLink(session: Session): Promise<void> {
    const { hash } = location;
    if (!isLink(hash)) return goBack(session);
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

/** The address has lost its link, as by the browser's Back: so the page shows what it did before. */
function goBack(session: Session): void {
    const { desk } = session;
    opened = "";
    if (desk.origin === "visiting" && desk.earlier !== null) session.openKept(desk.earlier.id);
}

/** The link stays in the browser's history: Back leads to it. */
function leaveLink(): void {
    if (opened === location.hash) history.pushState(null, "", location.pathname + location.search);
    opened = "";
}
