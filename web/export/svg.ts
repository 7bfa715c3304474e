// The timeline of a whole run as a picture that stands alone: lanes with their names, running solid, suspended hatched,
// ready thin, the marks of cancels and ends, axis and legend. Bounded, however long the run: what it leaves out it says.
import { tickLabel, tickStep } from "../timeline/axis";
import { densityRow, strengths } from "../timeline/density";
import { rowCount, rowsOf, type Row } from "../timeline/rows";
import { outcomes } from "../trace/events";
import { Doing, Mark, type Lane } from "../trace/lane";
import type { RunModel } from "../trace/model";
import { waitLabel } from "../trace/words";
import { attributesOf, escaped, lines, rounded, shortened, tag } from "./xml";

/** Lanes that a picture shows; the rest is counted. */
const mostLanes = 100;
/** Stretches of a lane that are drawn one by one; a lane with more is drawn column by column. */
const mostStretches = 400;
const columnWidth = 2;
const mostMarks = 200;

const width = 1200;
const namesWidth = 150;
const right = 150;
const trackWidth = width - namesWidth - right;
const titleHeight = 40;
const axisHeight = 24;
const loopHeight = 26;
const laneHeight = 30;
const barHeight = 18;
const legendHeight = 44;
const head = titleHeight + axisHeight + loopHeight;

/** Gives the value of a colour's custom property: "#0b0f14". */
export type Colours = (property: string) => string;

interface Stretch {
    doing: number;
    left: number;
    width: number;
    label: string;
}

/** An SVG document. */
export function timelineSvg(model: RunModel, colour: Colours): string {
    return new Picture(model, colour).document();
}

class Picture {
    private readonly span: number;
    private readonly rows: Row[];
    private readonly hidden: number;
    private readonly hatches = new Set<string>();
    private coarse = 0;

    constructor(
        private readonly model: RunModel,
        private readonly colour: Colours,
    ) {
        this.span = Math.max(model.endTime, 1e-6);
        this.rows = rowsOf(model.history, 0, mostLanes);
        this.hidden = rowCount(model.history) - this.rows.length;
    }

    document(): string {
        const lanes = this.rows.map((row, index) => this.lane(row, head + index * laneHeight));
        const bottom = head + this.rows.length * laneHeight;
        const notes = this.notes();
        const height = bottom + legendHeight + notes.length * 16;
        const title = `${this.model.history.file.split(/[\\/]/).at(-1) || "program"}, ${tickLabel(this.model.endTime, 0.001)}`;
        const size = { width, height, viewBox: `0 0 ${width} ${height}` };
        return lines(
            `<svg xmlns="http://www.w3.org/2000/svg" ${attributesOf(size)} role="img" font-family="Inter, 'Segoe UI', system-ui, sans-serif">`,
            `<title>${escaped(`Timeline of ${title}`)}</title>`,
            this.patterns(),
            tag("rect", { width, height, fill: this.colour("--bg") }),
            this.text(title, 16, 25, { size: 14, weight: 600, room: width - 140 }),
            this.text("Loopscope", width - 16, 25, { colour: "--dim", anchor: "end" }),
            this.grid(bottom),
            this.loop(),
            ...lanes,
            this.legend(bottom),
            ...notes.map((note, index) =>
                this.text(note, 16, bottom + legendHeight + index * 16, { size: 11, colour: "--dim" }),
            ),
            "</svg>",
        );
    }

    private x(time: number): number {
        return namesWidth + (time / this.span) * trackWidth;
    }

    private text(
        content: string,
        x: number,
        y: number,
        style: {
            size?: number;
            colour?: string;
            weight?: number;
            anchor?: string;
            room?: number;
            halo?: boolean;
        },
    ): string {
        const { size = 12, colour = "--ink", weight = 400, anchor = "start", room = Infinity } = style;
        const halo = style.halo
            ? { stroke: this.colour("--bg"), "stroke-width": 3, "paint-order": "stroke" }
            : {};
        return tag(
            "text",
            {
                x,
                y,
                fill: this.colour(colour),
                "font-size": size,
                "font-weight": weight,
                "text-anchor": anchor,
                ...halo,
            },
            shortened(content, room, size * (weight > 400 ? 1.1 : 1)),
        );
    }

    /** The hatching of each colour that is needed, once the lanes have said which. */
    private patterns(): string {
        const pattern = (property: string) =>
            tag(
                "pattern",
                {
                    id: `hatch${property}`,
                    width: 7,
                    height: 7,
                    patternUnits: "userSpaceOnUse",
                    patternTransform: "rotate(45)",
                },
                tag("rect", { width: 7, height: 7, fill: this.colour(property), "fill-opacity": 0.13 }),
                tag("rect", { width: 1.4, height: 7, fill: this.colour(property), "fill-opacity": 0.55 }),
            );
        return tag("defs", {}, ...[...this.hatches].map(pattern));
    }

    private grid(bottom: number): string {
        const step = tickStep(this.span, 9);
        const ticks: string[] = [];
        for (let index = 0; index * step <= this.span * 1.0001; index++) {
            const x = this.x(index * step);
            ticks.push(
                tag("rect", {
                    x,
                    y: titleHeight + axisHeight - 4,
                    width: 1,
                    height: bottom - titleHeight - axisHeight + 4,
                    fill: this.colour("--line"),
                }),
                this.text(tickLabel(index * step, step), x, titleHeight + 14, {
                    size: 11,
                    colour: "--dim",
                    anchor: "middle",
                }),
            );
        }
        return lines(...ticks);
    }

    private loop(): string {
        const { starts, ends, count } = this.model.history.iterations;
        const top = titleHeight + axisHeight + 6;
        let path = "";
        let drawn = -Infinity;
        for (let index = 0; index < count; index++) {
            const left = this.x(starts.at(index));
            const end = this.x(Math.min(ends.at(index), this.model.endTime));
            if (end < drawn) continue;
            const from = Math.max(left, drawn);
            const wide = Math.max(1, end - from);
            path += box(from, top, wide, 12);
            drawn = from + wide + 0.5;
        }
        return lines(
            this.text("loop", 16, top + 10, { colour: "--dim" }),
            path === "" ? "" : tag("path", { d: path, fill: this.colour("--control") }),
        );
    }

    private lane(row: Row, top: number): string {
        const middle = top + laneHeight / 2;
        const left = 16 + Math.min(row.depth, 5) * 10;
        const isCoarse = row.lane.count > mostStretches;
        if (isCoarse) this.coarse++;
        const stretches = isCoarse ? this.columns(row.lane) : this.stretches(row.lane);
        return tag(
            "g",
            {},
            tag("rect", { x: 0, y: top + laneHeight - 1, width, height: 1, fill: this.colour("--line2") }),
            this.text(row.name, left, middle + 4, {
                weight: 600,
                colour: row.colour,
                room: namesWidth - left - 8,
            }),
            this.bars(row, stretches, middle - barHeight / 2),
            this.marks(row.lane, middle - barHeight / 2),
            this.outcome(row, middle),
        );
    }

    private stretches(lane: Lane): Stretch[] {
        return Array.from({ length: lane.count }, (_, index) => {
            const { doing, start, end, wait, label } = lane.segment(index);
            const left = this.x(start);
            return {
                doing,
                left,
                width: this.x(Math.min(end, this.model.endTime)) - left,
                label: waitLabel(this.model.log, wait, label),
            };
        });
    }

    /** What each column shows most strongly; neighbours that show the same are one. */
    private columns(lane: Lane): Stretch[] {
        const row = new Uint8Array(trackWidth / columnWidth);
        densityRow(row, lane, 0, row.length / this.span, this.model.endTime);
        const stretches: Stretch[] = [];
        let from = 0;
        for (let column = 1; column <= row.length; column++) {
            if (column < row.length && row[column] === row[from]) continue;
            const doing = strengths.indexOf(row[from]!);
            const left = namesWidth + from * columnWidth;
            if (doing >= 0) stretches.push({ doing, left, width: (column - from) * columnWidth, label: "" });
            from = column;
        }
        return stretches;
    }

    private bars(row: Row, stretches: readonly Stretch[], top: number): string {
        let [running, ready, waiting] = ["", "", ""];
        const labels: string[] = [];
        for (const { doing, left, width, label } of stretches) {
            if (doing === Doing.Running) running += box(left, top, Math.max(2, width), barHeight);
            else if (width < 0.3) continue;
            else if (doing === Doing.Ready) ready += box(left, top + barHeight / 2 - 1.2, width, 2.4);
            else {
                waiting += box(left, top + 1.5, width, barHeight - 3);
                if (width > 34 && label !== "")
                    labels.push(
                        this.text(label, left + 8, top + barHeight / 2 + 4, {
                            size: 11,
                            room: width - 14,
                            halo: true,
                        }),
                    );
            }
        }
        const fill = this.colour(row.colour);
        if (waiting !== "") this.hatches.add(row.colour);
        return lines(
            waiting === ""
                ? ""
                : tag("path", {
                      d: waiting,
                      fill: `url(#hatch${row.colour})`,
                      stroke: fill,
                      "stroke-opacity": 0.5,
                  }),
            ready === "" ? "" : tag("path", { d: ready, fill }),
            running === "" ? "" : tag("path", { d: running, fill }),
            ...labels,
        );
    }

    private marks(lane: Lane, top: number): string {
        const marks: string[] = [];
        for (let index = 0; index < lane.markCount && marks.length < mostMarks; index++) {
            const kind = lane.markKind(index);
            if (kind !== Mark.CancelAsked && kind !== Mark.CancelDelivered && kind !== Mark.CancelSwallowed)
                continue;
            marks.push(this.cancelMark(kind, this.x(lane.markTime(index)), top));
        }
        return lines(...marks);
    }

    private cancelMark(kind: number, x: number, top: number): string {
        const colour = this.colour("--warn");
        const triangle = `M${rounded(x - 4.5)} ${rounded(top - 6)}h9l-4.5 6.5z`;
        const line = kind === Mark.CancelSwallowed ? `M${rounded(x - 6)} ${rounded(top - 3)}h12` : "";
        return tag("path", {
            d: triangle + line,
            fill: kind === Mark.CancelDelivered ? colour : this.colour("--bg"),
            stroke: colour,
            "stroke-width": 1.3,
        });
    }

    private outcome(row: Row, middle: number): string {
        if (row.outcome < 0) return "";
        const outcome = outcomes[row.outcome] ?? "Result";
        const x = this.x(row.lane.end) + 13;
        const text = outcome === "Result" && row.outcomeText === "None" ? "" : row.outcomeText;
        return lines(
            this.outcomeMark(outcome, x, middle),
            text === ""
                ? ""
                : this.text(text, x + 10, middle + 4, {
                      size: 11,
                      colour: outcomeColours[outcome],
                      room: width - x - 16,
                      halo: true,
                  }),
        );
    }

    private outcomeMark(outcome: (typeof outcomes)[number], x: number, y: number): string {
        const circle = `M${rounded(x - 4.6)} ${rounded(y)}a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0 -9.2 0`;
        const cross = `M${rounded(x - 4)} ${rounded(y - 4)}l8 8m0 -8l-8 8`;
        const slash = `M${rounded(x - 3.2)} ${rounded(y + 3.2)}l6.4 -6.4`;
        return tag("path", {
            d: { Result: circle, Failed: cross, Cancelled: circle + slash }[outcome],
            fill: "none",
            stroke: this.colour(outcomeColours[outcome]),
            "stroke-width": 2,
            "stroke-linecap": "round",
        });
    }

    private legend(bottom: number): string {
        const top = bottom + 12;
        const fill = this.colour("--t1");
        this.hatches.add("--t1");
        const samples: [string, (x: number) => string][] = [
            ["running", (x) => tag("path", { d: box(x, top, 20, 14), fill })],
            [
                "suspended",
                (x) =>
                    tag("path", {
                        d: box(x, top, 20, 14),
                        fill: "url(#hatch--t1)",
                        stroke: fill,
                        "stroke-opacity": 0.5,
                    }),
            ],
            ["ready, waits for its turn", (x) => tag("path", { d: box(x, top + 6, 20, 2.4), fill })],
            ["cancel asked", (x) => this.cancelMark(Mark.CancelAsked, x + 14, top + 10)],
            ["delivered", (x) => this.cancelMark(Mark.CancelDelivered, x + 14, top + 10)],
            ["swallowed", (x) => this.cancelMark(Mark.CancelSwallowed, x + 14, top + 10)],
            ["result", (x) => this.outcomeMark("Result", x + 14, top + 7)],
            ["error", (x) => this.outcomeMark("Failed", x + 14, top + 7)],
            ["cancelled", (x) => this.outcomeMark("Cancelled", x + 14, top + 7)],
        ];
        let x = 16;
        const parts: string[] = [];
        for (const [words, sample] of samples) {
            parts.push(sample(x), this.text(words, x + 28, top + 11, { size: 11, colour: "--dim" }));
            x += 28 + words.length * 6 + 22;
        }
        return tag("g", {}, ...parts);
    }

    private notes(): string[] {
        const notes: string[] = [];
        if (this.model.dropped > 0)
            notes.push(`The first ${counted(this.model.dropped, "event")} of the run are no longer kept.`);
        if (this.hidden > 0)
            notes.push(`${counted(this.hidden, "more lane")} of the run not in this picture.`);
        if (this.coarse > 0)
            notes.push(
                `${counted(this.coarse, "lane")} with more than ${mostStretches} stretches: solid wherever the task ran at all.`,
            );
        return notes;
    }
}

const outcomeColours = { Result: "--good", Failed: "--bad", Cancelled: "--warn" } as const;

function box(x: number, y: number, width: number, height: number): string {
    return `M${rounded(x)} ${rounded(y)}h${rounded(width)}v${rounded(height)}h${rounded(-width)}z`;
}

function counted(number: number, one: string): string {
    return `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;
}
