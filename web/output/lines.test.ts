import { describe, expect, test } from "vitest";
import { RunModel } from "../trace/model";
import { TraceWriter } from "../trace/writer";
import { OutputLines, outputText } from "./lines";

function printing(...texts: (readonly [stream: number, text: string])[]): RunModel {
    const writer = new TraceWriter();
    texts.forEach(([stream, text], index) => writer.add("Output", index, stream, 1, text, index + 1));
    const model = new RunModel();
    model.append(writer.take());
    return model;
}

function lines(model: RunModel, count: number): string[] {
    const output = new OutputLines(model);
    output.moveTo(count);
    return output.lines.map((line) => line.text);
}

describe("the output's lines", () => {
    test("a line that was printed in pieces is one line", () => {
        const model = printing([1, "a"], [1, "b"], [1, "\n"], [1, "c\n"]);
        expect(lines(model, 1)).toEqual(["a"]);
        expect(lines(model, 4)).toEqual(["ab", "c"]);
    });

    test("a text of many lines becomes lines that follow one another", () => {
        const output = new OutputLines(printing([2, "Traceback\n  line 1\n\nError\n"]));
        output.moveTo(1);
        expect(output.lines.map((line) => [line.text, line.follows])).toEqual([
            ["Traceback", false],
            ["  line 1", true],
            ["", true],
            ["Error", true],
        ]);
    });

    test("output and errors never share a line", () => {
        expect(lines(printing([1, "a"], [2, "b\n"]), 2)).toEqual(["a", "b"]);
    });

    test("going back shows what stood there then", () => {
        const output = new OutputLines(printing([1, "a\n"], [1, "b\n"], [1, "c\n"]));
        output.moveTo(3);
        output.moveTo(1);
        expect(output.lines.map((line) => line.text)).toEqual(["a"]);
    });

    test("only the newest lines are kept, and the others counted", () => {
        const model = printing(...Array.from({ length: 50 }, (_, index) => [1, `${index}\n`] as const));
        for (const stops of [[50], [5, 30, 50]]) {
            const output = new OutputLines(model, 10);
            for (const stop of stops) output.moveTo(stop);
            expect([output.lines.length, output.hidden, output.lines[0]!.text]).toEqual([10, 40, "40"]);
        }
    });

    test("the text to copy is what a terminal would hold", () => {
        expect(outputText(printing([1, "a"], [1, "b\n"], [2, "c\n"]), 3)).toBe("ab\nc\n");
    });
});
