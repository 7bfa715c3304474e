// The colours of tokens.css where there is no page to ask for them.
import tokens from "./tokens.css?raw";

/** Gives the value of a colour's custom property in a theme: "#0b0f14". */
export function themeColours(theme: "dark" | "light"): (property: string) => string {
    const block = tokens.slice(tokens.indexOf(`[data-theme="${theme}"]`));
    const values = new Map(
        [...block.slice(0, block.indexOf("}")).matchAll(/(--[\w-]+): (#[\da-f]+);/g)].map(
            ([, property, value]) => [property!, value!],
        ),
    );
    return (property) => values.get(property) ?? "#808080";
}
