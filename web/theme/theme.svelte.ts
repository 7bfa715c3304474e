// The page's theme: dark or light, as chosen, else as the system says. index.html sets it before the first paint; this
// keeps it.
import { readItem, writeItem } from "../session/storage";

export type ThemeName = "dark" | "light";

const themeKey = "loopscope.theme";

class Theme {
    name = $state<ThemeName>(document.documentElement.dataset["theme"] === "light" ? "light" : "dark");

    constructor() {
        matchMedia("(prefers-color-scheme: light)").addEventListener("change", (event) => {
            if (readItem(themeKey) === null) this.show(event.matches ? "light" : "dark");
        });
    }

    toggle(): void {
        this.show(this.name === "dark" ? "light" : "dark");
        writeItem(themeKey, this.name);
    }

    private show(name: ThemeName): void {
        this.name = name;
        document.documentElement.dataset["theme"] = name;
    }
}

export const theme = new Theme();
