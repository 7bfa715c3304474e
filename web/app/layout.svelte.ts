// How the page divides its room. Shares are the first panel's part of the whole.
import { MediaQuery } from "svelte/reactivity";
import type { Panel } from "../share/sharedRun";

/** The tabs below the program, and on a narrow screen all of them. */
export const lowerTabs = ["Output", "Story", "Warnings"];
export const allTabs = ["Program", ...lowerTabs, "Loop", "Graph", "Inspector"];

const narrow = new MediaQuery("(max-width: 860px)");

class Layout {
    left = $state(0.41);
    program = $state(0.72);
    timeline = $state(0.66);
    /** On a narrow screen: the tabs above the timeline. */
    upper = $state(0.5);
    lowerTab = $state(lowerTabs[0]!);
    narrowTab = $state(allTabs[0]!);

    get narrow(): boolean {
        return narrow.current;
    }

    /** The panel in front, where several share a place; set, it is shown wherever it has to be brought there. */
    get panel(): Panel {
        const [tab, usual] = this.narrow ? [this.narrowTab, allTabs[0]] : [this.lowerTab, lowerTabs[0]];
        return tab === usual ? "usual" : (tab.toLowerCase() as Panel);
    }

    set panel(panel: Panel) {
        const has = (tab: string) => tab.toLowerCase() === panel;
        this.lowerTab = lowerTabs.find(has) ?? lowerTabs[0]!;
        this.narrowTab = allTabs.find(has) ?? allTabs[0]!;
    }
}

export const layout = new Layout();
