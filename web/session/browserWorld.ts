// What the page fetches for a program: texts of its own site, and nothing else.
import type { Answer } from "./protocol";

/** A longer answer is not handed over: it would have to fit into the program's memory. */
const mostCharacters = 1_000_000;

/** The status and the text behind a URL, as the program's `browser.fetch` expects them, or why they could not be had. */
export async function fetchOfThisSite(url: string): Promise<Answer> {
    try {
        const address = new URL(url, location.href);
        if (address.origin !== location.origin) return { error: `${url} is not a URL of this site` };
        const response = await fetch(address);
        const text = await response.text();
        if (text.length > mostCharacters) return { error: `${url} is too long` };
        return { value: [response.status, text] };
    } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
    }
}
