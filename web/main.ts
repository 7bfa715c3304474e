// Mounts the page on what boot.ts has begun, brings Monaco once the first run is on the screen, and then has the page kept
// for when there is no network.
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/range.css";
import { mount, type Component } from "svelte";
import { followAddress, openAddress } from "./app/address.svelte";
import App from "./app/App.svelte";
import { embedded, firstRun, keptProgram, link, program, programs } from "./boot";
import Embed from "./embed/Embed.svelte";
import type { EditorProps } from "./editor/editor";
import { keepOffline } from "./offline/keepOffline";
import { Desk } from "./session/desk.svelte";
import { milestone } from "./session/milestones";
import { isLink } from "./share/link";
import { Session } from "./session/session.svelte";

const session = new Session(link, new Desk(programs));
if (keptProgram !== null) session.openKept(keptProgram.id);
else session.open(program.text, program.example);
// A worker that could not come up has said so by now; beginning would take its word away.
if (firstRun !== 0 && session.phase !== "failed") session.begin(firstRun);

/** Monaco is close to unusable under fingers: there the plain editor stays. */
const touch = matchMedia("(pointer: coarse)").matches;

let monaco: Promise<Component<EditorProps>> | null = null;

function loadMonaco(): Promise<Component<EditorProps>> | null {
    if (!touch)
        monaco ??= firstRunShown().then(async () => (await import("./editor/MonacoEditor.svelte")).default);
    return monaco;
}

/** Resolves when the first output is painted, or soon in any case. */
function firstRunShown(): Promise<void> {
    return new Promise((resolve) => {
        const deadline = performance.now() + 500;
        const look = (now: number) => {
            const shown = firstRun === 0 || session.model.history.outputs.length > 0;
            if (shown || now > deadline) requestAnimationFrame(() => setTimeout(resolve));
            else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    });
}

function show(): void {
    const target = document.querySelector("#app")!;
    if (embedded) mount(Embed, { target, props: { session } });
    else mount(App, { target, props: { session, loadMonaco } });
    milestone("mounted");
}

// What is kept for later must not come in the way of what is shown now.
void firstRunShown()
    .then(() => monaco)
    .finally(keepOffline)
    .catch(() => undefined);

const following = embedded ? openAddress(session) : followAddress(session);
// A link is read in no time, and the reader's own program need not be seen before it.
if (isLink(location.hash)) void following.then(show);
else show();
