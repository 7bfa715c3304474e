import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { examples } from "../examples";
import { isLink, linkHash, LinkError, readLink, shortLink } from "./link";
import { pack } from "./packing";
import { runToText, usualRun, type SharedRun } from "./sharedRun";

const plain: SharedRun = { ...usualRun, program: "print('héllo, 🌍')\n" };

const full: SharedRun = {
    program: "import asyncio\nasyncio.run(asyncio.sleep(1))\n",
    clock: "virtual",
    seed: 4_294_967_295,
    debug: true,
    speed: 12.5,
    limits: { memoryBytes: 1_000_000, outputBytes: 0 },
    interventions: [
        { action: "cancel", at: 40, target: 4, message: "enough" },
        { action: "cancel", at: 41, target: 4 },
        { action: "setResult", at: 52, target: 9, value: "[1, 2]" },
        { action: "throw", at: 60, target: 5, type: "OSError", message: "no network" },
        { action: "setException", at: 60, target: 6, type: "ValueError" },
        { action: "moveTimer", at: 61, target: 12, when: 0.5 },
    ],
    breakpoints: [2, 1],
    cursor: 62,
    time: 0.75,
    step: "task",
    selected: 5,
    panel: "story",
};

/** One link of every version that was ever made. They stay as they are, for ever. */
const kept: Record<string, { hash: string; run: SharedRun }> = {
    "1": {
        hash: "#run=1.kzqEyXVSXWsbMRD8K2aeEliM7_A5WI-FPBfakBfHD8plOQufPlit7B7G_73IdVq7pXoaSTOzs1qdkCQOYj0MnE9RdGbzFHoX38IVzKWEh0-cR-b00Dw-vgUQMvMHzLJdL9erp3bdET74vQwwKoUJOV3um3beEUbnnWaYEzz7KNOXSTnDNIvLIsSiqej1dHEmuKAsBw7qYsgwmxNsXzEMeht6HkGwCrNcENTKwBUTPOdsB4YBh1iGHc70X2Vzo7yjZdZvnMuoV2bX_mGuCQc7llph09Cs3d5X0J3E41W2uonWEXRKVfX1-7NIFNxmDXEWWI9R9vg7yPOPntNl-6_p6rfpa430y_fOwMcDvzjP8qm-6blpCccdB5jFvDtvCe_Cdp-iC3VQm5aaLaEvkqPArOoTOM-V_NQRsnKq7dq8v_yEkXut0-4IyQYea3iNMuH8Ew",
        run: full,
    },
};

const packedJson = async (value: unknown) => `#run=1.${await pack(JSON.stringify(value))}`;

const refusal = async (hash: string) => {
    const error = await readLink(hash).then(
        () => null,
        (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(LinkError);
    return (error as LinkError).message;
};

describe("a link", () => {
    test.each([
        ["a program alone", plain],
        ["everything", full],
        ["a real clock", { ...plain, clock: "real" as const }],
        ["an empty program", { ...plain, program: "" }],
        ["a program of odd characters", { ...plain, program: "\0\r\n\u2028\ud800 </script>" }],
    ])("brings back %s", async (_what, run) => {
        expect(await readLink(await linkHash(run))).toEqual(run);
    });

    test.each(Object.entries(kept))("of version %s still opens", async (_version, { hash, run }) => {
        expect(await readLink(hash)).toEqual(run);
    });

    test("holds nothing that is as usual", () => {
        expect(runToText({ ...plain, speed: 70 })).toBe(
            JSON.stringify({ program: plain.program, speed: 70 }),
        );
    });

    test.each(examples.map(({ name, source }) => [name, source]))(
        "of the example %s is short enough for a chat",
        async (_name, source) => {
            const run: SharedRun = { ...full, program: source, cursor: 12_345 };
            const address = `https://loopscope.example.org/playground/${await linkHash(run)}`;
            expect(address.length).toBeLessThan(shortLink);
        },
    );

    test("is made of characters that need no escape", async () => {
        expect(await linkHash(full)).toMatch(/^#run=1\.[\w-]+$/);
    });

    test("opens with a sentence's end behind it", async () => {
        expect(await readLink(`${await linkHash(plain)}).`)).toEqual(plain);
    });

    test("is told from other hashes", async () => {
        expect([isLink(await linkHash(plain)), isLink("#timeline"), isLink("")]).toEqual([
            true,
            false,
            false,
        ]);
    });

    test("is not made of what could not be read again", async () => {
        await expect(linkHash({ ...plain, seed: 2 ** 40 })).rejects.toThrow(
            "This run cannot be in a link: its seed is not a whole number from 0 to 4294967295.",
        );
    });

    test("is not made of a program that is too long for one", async () => {
        const program = `print("${"x".repeat(1_000_000)}")\n`;
        await expect(linkHash({ ...plain, program })).rejects.toThrow("too long for a link");
    });
});

describe("what is no sound link", () => {
    test("is refused wherever it is cut off", async () => {
        const hash = await linkHash(full);
        for (let length = "#run=1.".length; length < hash.length; length += 7)
            expect(await refusal(hash.slice(0, length))).toMatch(/damaged/);
    });

    test("is refused whichever character is another", async () => {
        const hash = await linkHash(plain);
        for (let place = "#run=1.".length; place < hash.length - 1; place++) {
            const other = hash[place] === "A" ? "B" : "A";
            const message = await refusal(hash.slice(0, place) + other + hash.slice(place + 1));
            expect(message).toMatch(/damaged|more than/);
        }
    });

    test.each([
        ["without a version", "#run=", "damaged or cut off"],
        ["without a run", "#run=1.", "damaged or cut off"],
        ["of version 0", "#run=0.abcd", "damaged"],
        ["of a version that is no number", "#run=x.abcd", "damaged"],
        ["of characters that none is made of", "#run=1.ab%20cd", "damaged"],
        ["of a later version", "#run=2.whatever~it~holds", "newer Loopscope"],
        ["that is much too long", `#run=1.${"A".repeat(300_000)}`, "too long"],
    ])("%s says so", async (_what, hash, sentence) => {
        expect(await refusal(hash)).toContain(sentence);
    });

    test("is not unpacked further than a program can be long", async () => {
        const bomb = deflateRawSync(Buffer.alloc(100_000_000));
        const hash = `#run=1.${Buffer.concat([Buffer.alloc(4), bomb]).toString("base64url")}`;
        const before = process.memoryUsage().arrayBuffers;
        expect(await refusal(hash)).toContain("more than a program can be");
        expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    });

    test.each([
        ["is no object", [], "it is not an object"],
        ["has no program", { seed: 1 }, "the program is missing"],
        ["has a program that is no text", { program: 1 }, "its program is not text"],
        ["has a field from elsewhere", { program: "", onload: "x" }, 'it has a field "onload"'],
        ["has an inherited field", { program: "", constructor: 1 }, 'it has a field "constructor"'],
        ["has a clock that there is none of", { program: "", clock: "sand" }, "its clock is none of"],
        ["has a seed out of range", { program: "", seed: 2 ** 32 }, "its seed is not a whole number"],
        ["has a seed that is text", { program: "", seed: "1" }, "its seed is not a whole number"],
        ["has a speed out of range", { program: "", speed: -1 }, "its speed is not a number from 0"],
        ["has a cursor before the beginning", { program: "", cursor: -1 }, "its cursor is not"],
        ["has a flag that is none", { program: "", debug: 1 }, "its debug is neither"],
        ["has a panel that there is none of", { program: "", panel: "<b>" }, "its panel is none of"],
        ["has a limit that there is none of", { program: "", limits: { speed: 1 } }, 'field "speed"'],
        ["has a limit that is none", { program: "", limits: { tasks: 0 } }, "its tasks is not a whole"],
        [
            "has breakpoints that are no list",
            { program: "", breakpoints: 3 },
            "its breakpoints is not a list",
        ],
        ["has a breakpoint nowhere", { program: "", breakpoints: [0] }, "a breakpoint is not a whole"],
        [
            "has too many breakpoints",
            { program: "", breakpoints: Array(20_000).fill(1) },
            "not a list of at most",
        ],
        ["has an intervention that is none", { program: "", interventions: [null] }, "unknown here"],
        [
            "has an intervention of an unknown kind",
            { program: "", interventions: [{ action: "toString", at: 1, target: 1 }] },
            "does something that is unknown here",
        ],
        [
            "has an intervention nowhere",
            { program: "", interventions: [{ action: "cancel", target: 1 }] },
            "the at of an intervention",
        ],
        [
            "has an intervention with a field from elsewhere",
            { program: "", interventions: [{ action: "cancel", at: 1, target: 1, when: 3 }] },
            'has a field "when"',
        ],
        [
            "has an intervention without what it needs",
            { program: "", interventions: [{ action: "throw", at: 1, target: 1 }] },
            "the type of an intervention is not text",
        ],
    ])("%s and is refused", async (_what, value, sentence) => {
        expect(await refusal(await packedJson(value))).toContain(sentence);
    });

    test("holds something else than JSON and is refused", async () => {
        expect(await refusal(`#run=1.${await pack("program")}`)).toContain("it is not JSON");
    });
});
