import { describe, expect, test } from "vitest";
import type { Session } from "../session/session.svelte";
import { fileName, unsavable, unshown } from "./savedSession";

/** As much of a session as is asked here. */
function sessionWith(parts: object): Session {
    const model = { dropped: 0, log: { count: 10 } };
    return { model, recording: null, example: "", ...parts } as unknown as Session;
}

describe("What is shown", () => {
    test("can be saved once something has run, and its whole trace is known", () => {
        expect(unsavable(sessionWith({}))).toBe("");
        const nothing = sessionWith({ model: { dropped: 0, log: { count: 0 } } });
        expect([unsavable(nothing), unshown(nothing)]).toEqual([
            "Nothing has run yet",
            "Nothing has run yet",
        ]);
        expect(unsavable(sessionWith({ recording: { isReading: true } }))).toBe("It is still being read");
        const long = { model: { dropped: 5, log: { count: 10 } } };
        expect(unsavable(sessionWith(long))).toContain("Its first events are no longer kept");
        expect(unsavable(sessionWith({ ...long, recording: { name: "a.json" } }))).toBe("");
        expect(unshown(sessionWith(long))).toBe("");
    });

    test.each([
        [{ example: "deadlock" }, "deadlock.svg"],
        [{ example: "" }, "program.svg"],
        [{ recording: { name: "my race.loopscope.json" } }, "my-race.svg"],
        [{ recording: { name: "../ünï/..\\a:b.json" } }, "..-ünï-..-a-b.svg"],
    ])("with %j is saved as %s", (parts, name) => {
        expect(fileName(sessionWith(parts), "svg")).toBe(name);
    });
});
