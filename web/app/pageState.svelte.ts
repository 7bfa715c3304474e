// What of the page itself is open, and what its reader has chosen about it.
import { readItem, writeItem } from "../storage";

const singleKeysKey = "loopscope.singleKeys";

class PageState {
    /** The dialog that is open; empty for none. */
    dialog = $state<"" | "help" | "examples">("");
    /** Whether single characters are shortcuts. */
    private keys = $state(readItem(singleKeysKey) !== "off");

    get singleKeys(): boolean {
        return this.keys;
    }

    set singleKeys(on: boolean) {
        this.keys = on;
        writeItem(singleKeysKey, on ? "on" : "off");
    }
}

export const pageState = new PageState();
