// How the page presents itself: themes, narrow screens, and what axe finds.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSite, seriousFindings, waitForState, type Site } from "./browser";

let site: Site;
beforeAll(async () => {
    site = await openSite();
});
afterAll(() => site?.close());

describe("The page", () => {
    test.each(["dark", "light"] as const)(
        "is %s when the system is, from the first frame on",
        async (scheme) => {
            const { page, leave } = await site.visit({ colorScheme: scheme });
            const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
            expect(background).toBe(scheme === "dark" ? "rgb(11, 15, 20)" : "rgb(244, 246, 248)");
            await leave();
        },
    );

    test("keeps the theme that was chosen", async () => {
        const { page, leave } = await site.visit({ colorScheme: "dark" });
        await page.getByRole("button", { name: "Light theme" }).click();
        await page.reload();
        expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("light");
        await leave();
    });

    test.each([360, 768, 1440])("is never wider than a screen of %i pixels", async (width) => {
        const { page, leave } = await site.visit({
            viewport: { width, height: 800 },
            hasTouch: width === 360,
        });
        await page.getByText("fetch 1 begins").first().waitFor({ state: "attached" });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        for (const name of ["Run", "Stop", "Examples"]) {
            const box = await page.getByRole("button", { name, exact: true }).boundingBox();
            expect(box!.x + box!.width).toBeLessThanOrEqual(width);
        }
        await leave();
    });

    test("has its output in a tab on a narrow screen", async () => {
        const { page, leave } = await site.visit({ viewport: { width: 360, height: 740 } });
        await page.getByRole("tab", { name: "Output" }).click();
        await page.getByText("fetch 1 begins").waitFor();
        expect(await page.getByRole("region", { name: "Timeline" }).isVisible()).toBe(true);
        await leave();
    });

    test.each([
        ["its gallery", "e", "Examples"],
        ["its help sheet", "?", "Keys"],
    ])("has no serious axe finding in %s", async (_, key, name) => {
        const { page, leave } = await site.visit();
        await page.getByText("fetch 1 begins").waitFor();
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        await page.keyboard.press(key);
        await page.getByRole("dialog", { name }).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await leave();
    });

    test.each(["dark", "light"] as const)(
        "has no serious axe finding in its %s theme",
        async (colorScheme) => {
            const { page, leave } = await site.visit({ colorScheme });
            await waitForState(page, "finished");
            expect(await seriousFindings(page)).toEqual([]);
            await leave();
        },
    );
});
