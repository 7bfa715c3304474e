// Asks the browser to keep the page for when there is no network. Not while it is developed, where its files change; not
// in a frame, whose host decides; and a browser that refuses costs that and nothing else.

/** Seconds after which a browser that tells nobody when it is idle counts as idle. */
const soon = 2;

export function keepOffline(): void {
    if (!import.meta.env.PROD || window.top !== window) return;
    if (typeof requestIdleCallback === "function") requestIdleCallback(register);
    else setTimeout(register, soon * 1000);
}

function register(): void {
    try {
        const registered = navigator.serviceWorker?.register("./service-worker.js", {
            updateViaCache: "none",
        });
        registered?.catch(() => undefined);
    } catch {
        return;
    }
}
