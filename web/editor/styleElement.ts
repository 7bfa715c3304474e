// A <style> element whose text takes effect as a constructed style sheet. The page's policy lets nobody write style sheets
// into it, but Monaco colours itself by elements like this; web/plugins/monacoStyles.ts gives it ours.

export function styleElement(): HTMLStyleElement {
    const element = document.createElement("style");
    const sheet = new CSSStyleSheet();
    let written = "";
    document.adoptedStyleSheets.push(sheet);
    Object.defineProperty(element, "textContent", {
        get: () => written,
        set(text: string) {
            written = text;
            sheet.replaceSync(text);
        },
    });
    element.remove = () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
        HTMLStyleElement.prototype.remove.call(element);
    };
    return element;
}
