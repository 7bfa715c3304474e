// Starts the worker that runs programs. A page without an origin, as in a frame whose sandbox takes it away, may not begin
// one from a URL, nor any module: there a plain script of the page's own loads it, where the host lets other origins read
// its files.
import workerUrl from "./worker.ts?worker&url";

export function makeWorker(): Worker {
    if (self.origin !== "null") return new Worker(workerUrl, { type: "module", name: "loopscope" });
    const script = new Blob([loadingScript(new URL(workerUrl, location.href).href)], {
        type: "text/javascript",
    });
    return new Worker(URL.createObjectURL(script), { name: "loopscope" });
}

/** Loads the worker's module, and keeps for it what the page says in the meantime. */
const loadingScript = (url: string) => `
const early = [];
const keep = (event) => early.push(event.data);
addEventListener("message", keep);
import(${JSON.stringify(url)}).then(
    () => {
        removeEventListener("message", keep);
        for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
    },
    (error) => setTimeout(() => { throw error; }),
);
`;
