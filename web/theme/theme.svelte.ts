// The page's theme: dark or light, as the address asks for (`theme=dark|light|auto`) or as chosen, else as the system says.
// public/early.js sets it before the first paint; this keeps it.
import { readItem, writeItem } from "../storage";

export type ThemeName = "dark" | "light";

const themeKey = "loopscope.theme";

class Theme {
    name = $state<ThemeName>(document.documentElement.dataset["theme"] === "light" ? "light" : "dark");

    constructor() {
        matchMedia("(prefers-color-scheme: light)").addEventListener("change", (event) => {
            if (this.followsSystem) this.show(event.matches ? "light" : "dark");
        });
    }

    toggle(): void {
        this.show(this.name === "dark" ? "light" : "dark");
        writeItem(themeKey, this.name);
    }

    private get followsSystem(): boolean {
        const parameters = new URLSearchParams(location.search);
        const asked = parameters.get("theme");
        if (asked === "dark" || asked === "light") return false;
        return asked === "auto" || parameters.has("embed") || readItem(themeKey) === null;
    }

    private show(name: ThemeName): void {
        this.name = name;
        document.documentElement.dataset["theme"] = name;
    }
}

export const theme = new Theme();
