// The first visit: the page plays its first example by itself. How long that takes is printed, measured from the
// navigation to the frame that shows the first line of its output; 300 ms is the aim.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite, outputLines, waitForState, type Site } from "./browser";

declare global {
    interface Window {
        firstOutputAt: number;
    }
}

let site: Site;
beforeAll(async () => {
    site = await openSite();
});
afterAll(() => site?.close());

/** Runs in the page before its own scripts: notes when the first line of output has been painted. */
function watchForOutput(): void {
    window.firstOutputAt = 0;
    new MutationObserver((_, observer) => {
        if (!document.querySelector('[aria-label="Output"] .text')?.textContent) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => (window.firstOutputAt = performance.now())));
    }).observe(document, { subtree: true, childList: true, characterData: true });
}

interface Opening {
    firstOutput: number;
    steps: [name: string, milliseconds: number][];
}

async function open(): Promise<Opening> {
    const visit = await site.visit({ serviceWorkers: "allow" }, (page) => page.addInitScript(watchForOutput));
    const { page } = visit;
    await page.waitForFunction(() => window.firstOutputAt > 0);
    const opening = await page.evaluate((): Opening => {
        const steps: [string, number][] = [];
        const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
        if (page) steps.push(["html received", page.responseEnd]);
        for (const entry of performance.getEntriesByType("resource") as PerformanceResourceTiming[]) {
            const file = entry.name.split("/").pop()!;
            if (/\.(wasm|js|css)$/.test(file) && entry.responseEnd < window.firstOutputAt) {
                steps.push([`${file.replace(/-[\w-]{8}\./, ".")} received`, entry.responseEnd]);
            }
        }
        for (const entry of performance.getEntriesByType("mark")) {
            if (entry.startTime <= window.firstOutputAt) steps.push([entry.name, entry.startTime]);
        }
        steps.push(["first line of output painted", window.firstOutputAt]);
        return { firstOutput: window.firstOutputAt, steps: steps.sort((a, b) => a[1] - b[1]) };
    });
    expect(visit.errors).toEqual([]);
    await visit.leave();
    return opening;
}

describe("On a first visit", () => {
    test("the output does not wait for the editor: how long each step took is printed", async () => {
        await open();
        const openings: Opening[] = [];
        for (let i = 0; i < 5; i++) openings.push(await open());
        openings.sort((a, b) => a.firstOutput - b.firstOutput);
        const middle = openings[2]!;
        console.log(
            [
                `first line of output after ${middle.firstOutput.toFixed(0)} ms (median of 5: ` +
                    `${openings.map((opening) => opening.firstOutput.toFixed(0)).join(", ")})`,
                ...middle.steps.map(([name, time]) => `${time.toFixed(0).padStart(8)} ms  ${name}`),
            ].join("\n"),
        );
        const names = middle.steps.map(([name]) => name);
        const wanted = ["boot", "interpreter compiled", "interpreter ready", "first trace", "first output"];
        expect(names.filter((name) => wanted.includes(name.replace("loopscope:", "")))).toEqual(
            wanted.map((name) => `loopscope:${name}`),
        );
        expect(names).not.toContain("loopscope:editor ready");
    });

    test("the first example plays to its end by itself", async () => {
        const { page, errors, leave } = await site.visit();
        await waitForState(page, "finished");
        expect(await outputLines(page)).toEqual([
            "fetch 1 begins",
            "fetch 2 begins",
            "fetch 3 begins",
            "report 2 is taking longer than expected",
            "report 3 is taking longer than expected",
            "[10, 20, 30]",
        ]);
        expect(errors).toEqual([]);
        await leave();
    });

    test("the output comes as it is played, not all at once", async () => {
        const { page, leave } = await site.visit();
        await page.getByText("fetch 1 begins").waitFor();
        expect(await outputLines(page)).not.toContain("[10, 20, 30]");
        await page.getByText("[10, 20, 30]", { exact: true }).waitFor();
        await leave();
    });

    test("the controls have their names", async () => {
        const { page, leave } = await site.visit();
        await page.getByRole("main").waitFor();
        for (const name of ["Run", "Stop", "Examples"]) {
            expect(await page.getByRole("button", { name, exact: true }).count()).toBe(1);
        }
        for (const name of ["Output", "Timeline"]) {
            expect(await page.getByRole("region", { name, exact: true }).count()).toBe(1);
        }
        await leave();
    });
});
