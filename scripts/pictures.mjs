// `node scripts/pictures.mjs`: takes the README's pictures of the built page into docs/images, in the middle of its
// first example.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { buildPage, pageFolder } from "./build/page.mjs";
import { serve } from "./serve.mjs";
import { root } from "./setup/command.mjs";
import { main, step } from "./setup/terminal.mjs";

/** Seconds on the run's clock: two timeouts are about to end. */
const moment = 0.4999;
const length = 1.2;

main(async () => {
    await buildPage();
    step("Taking the pictures");
    const folder = join(root, "docs/images");
    mkdirSync(folder, { recursive: true });
    const server = await serve(pageFolder, 0);
    const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    for (const scheme of ["dark", "light"]) {
        const context = await browser.newContext({
            viewport: { width: 1440, height: 900 },
            colorScheme: scheme,
        });
        const page = await context.newPage();
        await page.goto(server.url);
        await page.locator(".monaco.ready").waitFor();
        await page.getByRole("status", { name: "State" }).filter({ hasText: "finished" }).waitFor();
        const slider = page.getByRole("slider", { name: "Moment" });
        const most = Number(await slider.getAttribute("max"));
        await slider.fill(String(Math.round((most * moment) / length)));
        const waiting = page.getByRole("region", { name: "Ready queue" }).getByText("2 waiting");
        for (let step = 0; step < 20 && !(await waiting.isVisible()); step++)
            await slider.press("ArrowRight");
        await slider.blur();
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(folder, `page-${scheme}.png`) });
        await context.close();
    }
    await browser.close();
    await server.close();
});
