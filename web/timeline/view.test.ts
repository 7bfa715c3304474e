import { describe, expect, test } from "vitest";
import { TimeView } from "./view.svelte";

function fitted(end: number, growing = false): TimeView {
    const view = new TimeView();
    view.fit(end, growing);
    return view;
}

describe("the view of the timeline", () => {
    test("fits the whole run while nobody has zoomed", () => {
        const view = fitted(2);
        expect([view.from, view.to]).toEqual([0, 2.12]);
        view.zoom(0.5, 1);
        view.fit(10, false);
        expect(view.to).toBeLessThan(2.12);
    });

    test("gives a run that goes on room, and grows in few steps", () => {
        const view = fitted(0, true);
        const spans = new Set<number>();
        for (let end = 0; end < 20; end += 0.01) {
            view.fit(end, true);
            expect(view.to).toBeGreaterThan(end);
            spans.add(view.to);
        }
        expect(spans.size).toBeLessThan(12);
    });

    test("keeps the time under the pointer where it is when it zooms", () => {
        const view = fitted(2);
        const share = (time: number) => (time - view.from) / view.span;
        const before = share(1.5);
        view.zoom(0.25, 1.5);
        expect(share(1.5)).toBeCloseTo(before);
        expect(view.span).toBeCloseTo(0.53);
    });

    test("follows the playhead when it leaves the view", () => {
        const view = fitted(2);
        view.zoom(0.1, 0);
        view.show(1.5);
        expect(view.from).toBeLessThan(1.5);
        expect(view.to).toBeGreaterThan(1.5);
    });
});
