import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { at, causeKinds, type EventName, eventFields, outcomes, waitKinds } from "./events";

const definition = readFileSync(new URL("../../core/loop/trace_events.def", import.meta.url), "utf8");
const page = readFileSync(new URL("../../docs/TRACE.md", import.meta.url), "utf8");
const header = readFileSync(new URL("../../core/loop/trace.h", import.meta.url), "utf8");

function enumNames(name: string): string[] {
    const body = new RegExp(`enum class ${name} : std::uint\\d+_t \\{([^}]*)\\}`).exec(header)?.[1] ?? "";
    return body
        .replaceAll(/\/\/.*/g, "")
        .split(",")
        .map((entry) => entry.trim())
        .filter((entry) => entry !== "");
}

describe("the vocabulary of the trace", () => {
    test("has the kinds and fields that the core emits, in the same order", () => {
        const emitted = [...definition.matchAll(/^LOOPSCOPE_EVENT\((\w+), "([^"]*)"\)/gm)].map((match) => [
            match[1],
            match[2],
        ]);
        expect(Object.entries(eventFields)).toEqual(emitted);
    });

    test("has the core's enums, in the same order", () => {
        expect([...waitKinds]).toEqual(enumNames("WaitKind"));
        expect([...causeKinds]).toEqual(enumNames("CauseKind"));
        expect([...outcomes]).toEqual(enumNames("TaskOutcome"));
    });

    test("is explained, event by event, with who is named as the cause of each", () => {
        const rows = [...page.matchAll(/^\| `(\w+)` \| (.*) \| (.*) \|$/gm)].map((row) => row.slice(1));
        expect(rows.map(([name]) => name)).toEqual(Object.keys(eventFields));
        for (const [name, says, cause] of rows as [EventName, string, string][]) {
            expect(says, name).not.toBe("");
            expect(cause.startsWith("**named**"), name).toBe(eventFields[name].includes("cause:cause by:id"));
        }
    });

    test("counts two words for a field in nanoseconds", () => {
        expect(at.TimerSet.deadline).toBe(6);
        expect(at.TimerSet.line).toBe(8);
    });
});
