import { expect, test } from "vitest";
import { embedSnippet } from "./snippet";

test("the HTML for another page is a frame and a script, without anything inline", () => {
    expect(embedSnippet("https://example.org/play/", "#run=1.abc")).toBe(
        '<iframe src="https://example.org/play/?embed#run=1.abc" title="Loopscope" width="100%" height="420" frameborder="0" loading="lazy" allow="clipboard-write"></iframe>\n' +
            '<script src="https://example.org/play/embed.js" async></script>\n',
    );
    expect(embedSnippet('https://example.org/"a&b/', "#run=1.abc")).toContain("&quot;a&amp;b/?embed");
});
