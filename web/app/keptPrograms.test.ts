import { expect, test } from "vitest";
import { aboutOf, titleOf } from "./keptPrograms";

const program = (text: string) => ({ text, example: "", breakpoints: [], saved: 0 });

test.each([
    ["# Two workers\nimport asyncio\n", "Two workers"],
    ['"""A queue with a limit"""\nimport asyncio\n', "A queue with a limit"],
    ["import asyncio\n\nasync def work():\n    def inner(): ...\n\ndef main(): ...\n", "work(), main()"],
    ["print(1)\nprint(2)\n", "print(1)"],
    ["###\nx = 1\n", "###"],
    ["\n  \n", "An empty program"],
    [`# ${"long ".repeat(40)}\n`, `${"long ".repeat(12).slice(0, 59)}…`],
])("%j is called %j", (text, title) => {
    expect(titleOf(program(text))).toBe(title);
});

test("its age is told in the largest unit that fits", () => {
    const about = (seconds: number) => aboutOf(program("a\nb\n"), seconds * 1000);
    expect([about(5), about(60), about(7300), about(3e5)]).toEqual([
        "just now · 2 lines",
        "1 minute ago · 2 lines",
        "2 hours ago · 2 lines",
        "3 days ago · 2 lines",
    ]);
});
