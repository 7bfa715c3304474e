// Runs as files: saved and opened again by drop, by picker and by key; pictures, reports and traces that others read; and
// what is no saved run, which changes nothing.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { Session } from "../../node/session";
import { readRecording } from "../../web/trace/recording";
import {
    chooseFile,
    lanes,
    outputLines,
    pasteProgram,
    seriousFindings,
    visibleText,
    visitForEachTest,
    waitForState,
} from "./browser";

let page: Page;
visitForEachTest((visit) => {
    page = visit.page;
});

const button = (name: string) => page.getByRole("button", { name, exact: true });
const bar = () => page.getByRole("region", { name: "Recording" });
const editor = () => page.locator(".view-lines");
const moment = () => page.getByRole("slider", { name: "Moment" });
const inspector = () => page.getByRole("region", { name: "Inspector" });

const program = `import asyncio

async def work(n):
    for step in range(2):
        await asyncio.sleep(n)
        print("worker", n, "step", step)

async def main():
    await asyncio.gather(work(1), work(2))

asyncio.run(main())
`;

/** A run of the program in Node, as the text of a file. */
async function saved(source = program, clock: "virtual" | "real" = "virtual"): Promise<string> {
    const session = await Session.open(source, { clock, seed: 5, fileName: "race.py" });
    await session.finish();
    const text = await session.save();
    session.dispose();
    return text;
}

async function drop(name: string, content: string | Uint8Array): Promise<void> {
    const bytes = [...(typeof content === "string" ? new TextEncoder().encode(content) : content)];
    const data = await page.evaluateHandle(
        ([name, bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([Uint8Array.from(bytes)], name));
            return data;
        },
        [name, bytes] as const,
    );
    await editor().first().dispatchEvent("dragenter", { dataTransfer: data });
    await page.getByText("Drop a saved run or a program to open it").waitFor();
    await editor().first().dispatchEvent("drop", { dataTransfer: data });
    await page.getByText("Drop a saved run or a program to open it").waitFor({ state: "detached" });
}

/** The file that a press of a button of the share menu gives: its name and its bytes. */
async function download(press: () => Promise<unknown>): Promise<{ name: string; bytes: Buffer }> {
    const [file] = await Promise.all([page.waitForEvent("download"), press()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function runAtOnce(text = program): Promise<void> {
    await pasteProgram(page, text);
    await page.getByRole("slider", { name: "Speed" }).fill("100");
    await page.keyboard.press("Control+Enter");
    await waitForState(page, "finished");
}

/** How many events lie behind the playhead. */
async function count(): Promise<number> {
    const text = await moment().getAttribute("aria-valuetext");
    return Number(/event ([\d,]+) of/.exec(text ?? "")?.[1]?.replaceAll(",", ""));
}

describe("A saved run", () => {
    test("opens again at the moment at which it was saved, with all that was seen, and is left by Close", async () => {
        await runAtOnce();
        await page.keyboard.press("F7");
        await page.keyboard.press("F7");
        // The table follows the playhead after a while.
        const states = async () => (await lanes(page)).map((lane) => lane["State"]);
        await expect.poll(states).toEqual(["running", "finished", "finished"]);
        const [at, seen, printed] = [await count(), await lanes(page), await outputLines(page)];
        const { name, bytes } = await download(() => page.keyboard.press("Control+s"));
        expect(name).toMatch(/\.loopscope\.json$/);
        const recording = await readRecording(bytes);
        expect(recording).toMatchObject({ source: program, cursor: at, ending: { how: "finished" } });

        await pasteProgram(page, "print('my own work')\n");
        await chooseFile(page, () => page.keyboard.press("Control+o"), "race.loopscope.json", bytes);
        await bar().waitFor();
        expect(await visibleText(bar())).toMatch(
            /Recording of race\.loopscope\.json, which ended well after 4\.000 s/,
        );
        await expect.poll(count).toBe(at);
        await expect.poll(() => lanes(page)).toEqual(seen);
        await expect.poll(() => outputLines(page)).toEqual(printed);
        expect(await visibleText(editor())).toContain("async def work(n):");

        await button("Close").click();
        await bar().waitFor({ state: "detached" });
        expect(await visibleText(editor())).toContain("print('my own work')");
    });

    test("from the command is played, stepped, told and examined like any run", async () => {
        await drop("run.json", await saved());
        await bar().waitFor();
        await expect.poll(count).toBe(0);
        await page.keyboard.press("F10");
        await expect.poll(count).toBeGreaterThan(0);
        await page.getByRole("tab", { name: "Story" }).click();
        await page.getByText("asyncio.run makes the task").first().waitFor();
        await page.getByRole("slider", { name: "Speed" }).fill("100");
        await page.keyboard.press("F8");
        await waitForState(page, "finished");
        await page.getByRole("tab", { name: "Output" }).click();
        await expect
            .poll(() => outputLines(page))
            .toEqual(expect.arrayContaining(["worker 1 step 0", "worker 2 step 1"]));
    });

    test("of the virtual clock shows variables, where the program takes the same course", async () => {
        await drop("run.json", await saved());
        await bar().waitFor();
        await page.keyboard.press("End");
        for (let step = 0; step < 4; step++) await page.keyboard.press("F7");
        await inspector().getByText("step", { exact: true }).waitFor();
        expect(await inspector().locator(".blind").count()).toBe(0);
    });

    test("says where the program would take another course, and shows no variables of that", async () => {
        const file = JSON.parse(await saved()) as { source: string };
        file.source = file.source.replace("sleep(n)", "sleep(n * 2)");
        await drop("run.json", JSON.stringify(file));
        await bar().waitFor();
        await page.keyboard.press("End");
        for (let step = 0; step < 4; step++) await page.keyboard.press("F7");
        await inspector().getByText("runs the program differently").waitFor();
    });

    test("of a real clock says that its variables are not known", async () => {
        await drop("run.json", await saved("import asyncio\nasyncio.run(asyncio.sleep(0.01))\n", "real"));
        await bar().waitFor();
        await page.keyboard.press("End");
        for (let step = 0; step < 2; step++) await page.keyboard.press("F7");
        await inspector().getByText("The clock of this run was real").waitFor();
    });

    test("has no serious axe finding, nor has the menu that saves it, in a window of any width", async () => {
        await drop("run.json", await saved());
        await bar().waitFor();
        for (const width of [1440, 768, 360]) {
            await page.setViewportSize({ width, height: 800 });
            await button("Share").click();
            expect(await seriousFindings(page), String(width)).toEqual([]);
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
                width,
            );
            await page.keyboard.press("Escape");
        }
    });

    test("is left by Run, and by changing its program", async () => {
        await drop("run.json", await saved());
        await bar().waitFor();
        await page.keyboard.press("Control+Enter");
        await bar().waitFor({ state: "detached" });
        await drop("run.json", await saved());
        await bar().waitFor();
        await page.getByRole("textbox", { name: "Program text" }).focus();
        await page.keyboard.type("x");
        await bar().waitFor({ state: "detached" });
    });
});

test("A program that is dropped is put in the editor", async () => {
    await page.locator(".monaco.ready").waitFor();
    await drop("mine.py", "print('dropped')\r\n");
    await expect.poll(() => visibleText(editor())).toContain("print('dropped')");
    expect(await bar().count()).toBe(0);
});

describe("What is no saved run changes nothing and is named in one sentence:", () => {
    const reason = (text: string) => page.getByRole("alert").filter({ hasText: text });

    test("a picture, a program of another name, another JSON, a file that is cut off, one from the future", async () => {
        await runAtOnce();
        const tasks = async () => (await lanes(page)).map((lane) => `${lane["Coroutine"]}: ${lane["State"]}`);
        // The table follows the playhead after a while.
        await expect.poll(tasks).toEqual(["main: finished", "work: finished", "work: finished"]);
        const before = [await visibleText(editor()), await lanes(page), await count()];
        const run = await saved();
        const files: [string, string | Uint8Array, string][] = [
            [
                "cat.png",
                Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff),
                "it is not text, and a saved run is JSON",
            ],
            ["notes.txt", "print(1)\n", "it is not JSON, as a saved run is"],
            ["trace.json", '{"traceEvents": []}', "it is JSON, but no run that Loopscope has saved"],
            ["cut.json", run.slice(0, 900), "it is cut off or damaged"],
            ["new.json", run.replace('"version": 2', '"version": 9'), "a newer version of Loopscope"],
            ["empty.json", "", "it is empty"],
            ["latin.py", Uint8Array.of(0xe9, 0x0a), "it is not UTF-8, as programs are"],
        ];
        for (const [name, content, sentence] of files) {
            await drop(name, content);
            await reason(`${name} is not opened: `).filter({ hasText: sentence }).waitFor();
            expect(await visibleText(reason(name))).toContain("The program here is as it was.");
            expect(await bar().count()).toBe(0);
        }
        expect([await visibleText(editor()), await lanes(page), await count()]).toEqual(before);
    });
});

describe("The share menu saves the run", () => {
    const save = async (name: string) => {
        await button("Share").click();
        const file = await download(() => button(name).click());
        await page.getByText(`Saved as ${file.name}`).waitFor();
        await page.keyboard.press("Escape");
        return file;
    };

    test("as pictures that a browser reads, as a report, as Chrome trace events, and as a recording", async () => {
        await runAtOnce();
        const svg = await save("SVG");
        const texts = await page.evaluate((text) => {
            const picture = new DOMParser().parseFromString(text, "image/svg+xml");
            if (picture.querySelector("parsererror"))
                throw new Error(picture.documentElement.textContent ?? "");
            return [...picture.querySelectorAll("text")].map(({ textContent }) => textContent);
        }, svg.bytes.toString());
        expect(texts).toEqual(expect.arrayContaining(["Task-1", "sleep 2", "running"]));

        const png = await save("PNG");
        expect([...png.bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
        expect(png.bytes.readUInt32BE(16)).toBe(2400);

        const report = await save("Report");
        expect(report.name).toMatch(/\.md$/);
        expect(report.bytes.toString()).toContain(`\`\`\`python\n${program}\`\`\``);
        expect(report.bytes.toString()).toMatch(
            /- \[The same run in Loopscope\]\(<http:\/\/127\.0\.0\.1:\d+\/#run=/,
        );

        const trace = JSON.parse((await save("Chrome trace")).bytes.toString()) as {
            traceEvents: { ph: string }[];
        };
        expect(new Set(trace.traceEvents.map(({ ph }) => ph))).toEqual(new Set(["M", "X", "i", "s", "f"]));

        expect(await readRecording((await save("Recording")).bytes)).toMatchObject({ source: program });
    });

    test("and copies the report", async () => {
        await runAtOnce();
        await button("Share").click();
        await button("Copy the report").click();
        await page.getByText("The report is copied").waitFor();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
            /^# A run that ended with exit code 0/,
        );
    });
});
