// How the page divides its room. Shares are the first panel's part of the whole.
import { MediaQuery } from "svelte/reactivity";

const narrow = new MediaQuery("(max-width: 860px)");

class Layout {
    left = $state(0.41);
    program = $state(0.72);
    timeline = $state(0.66);
    /** On a narrow screen: the tabs above the timeline. */
    upper = $state(0.5);

    get narrow(): boolean {
        return narrow.current;
    }
}

export const layout = new Layout();
