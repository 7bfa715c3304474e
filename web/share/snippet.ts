// The HTML that shows a run in a page of somebody else's. Pure.

/** Pixels of a frame that has not said how high it wants to be. */
const usualHeight = 420;

/** HTML for another page: the frame with the run of `hash`, and a script that makes it as high as it wants to be. */
export function embedSnippet(page: string, hash: string): string {
    const frame = attributes({
        src: `${page}?embed${hash}`,
        title: "Loopscope",
        width: "100%",
        height: String(usualHeight),
        frameborder: "0",
        loading: "lazy",
    });
    const script = attributes({ src: new URL("embed.js", page).href });
    return `<iframe ${frame} allow="clipboard-write"></iframe>\n<script ${script} async></script>\n`;
}

function attributes(values: Record<string, string>): string {
    const escaped = (text: string) =>
        text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    return Object.entries(values)
        .map(([name, value]) => `${name}="${escaped(value)}"`)
        .join(" ");
}
