// The theme's colours for what CSS does not draw: the canvas and Monaco.

/** Reads custom properties as they are now; a colour comes as # and six digits, however the style sheet writes it. */
export function colourReader(): (property: string) => string {
    const style = getComputedStyle(document.documentElement);
    return (property) => {
        const value = style.getPropertyValue(property).trim();
        return /^#[\da-f]{3}$/i.test(value) ? value.replaceAll(/[\da-f]/gi, "$&$&") : value;
    };
}
