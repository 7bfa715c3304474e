// The program's output as lines, up to any moment of the run. Going forward it adds what is new; going back it begins
// again. Only the newest lines are kept: a screen shows no more.
import { EventCursor } from "../trace/decoder";
import { at } from "../trace/events";
import type { RunModel } from "../trace/model";

export interface OutputLine {
    readonly key: number;
    /** Seconds on the run's clock. */
    readonly time: number;
    /** Id of the task that printed it; 0 for none. */
    readonly task: number;
    readonly error: boolean;
    /** Line of the program. */
    readonly line: number;
    /** Whether it began in the same call as the line before, as the lines of a traceback do. */
    readonly follows: boolean;
    text: string;
}

export class OutputLines {
    /** Lines before the first kept one that are no longer shown. */
    hidden = 0;
    lines: OutputLine[] = [];

    private count = 0;
    private keys = 0;
    /** Whether the last line still waits for its newline. */
    private open = false;
    private readonly cursor = new EventCursor();

    constructor(
        private readonly model: RunModel,
        private readonly most = 500,
    ) {}

    /** Brings the lines to where they stood after the first `count` events. */
    moveTo(count: number): void {
        if (count < this.count) this.reset();
        const { history } = this.model;
        const from = history.rowsAfter(history.outputs, this.count);
        const to = history.rowsAfter(history.outputs, count);
        const first = Math.max(from, to - this.most);
        if (first > from) {
            this.hidden += this.lines.length + first - from;
            this.lines = [];
            this.open = false;
        }
        for (let row = first; row < to; row++) this.take(history.outputs.at(row));
        this.count = count;
        const surplus = this.lines.length - this.most;
        if (surplus <= 0) return;
        this.lines.splice(0, surplus);
        this.hidden += surplus;
    }

    private reset(): void {
        this.lines = [];
        this.hidden = 0;
        this.count = 0;
        this.keys = 0;
        this.open = false;
    }

    private take(index: number): void {
        const event = this.model.log.seek(index, this.cursor);
        const error = event.word(at.Output.stream) === 2;
        const pieces = this.model.log.text(event.word(at.Output.text)).split("\n");
        const ends = pieces[pieces.length - 1] === "";
        if (ends) pieces.pop();
        pieces.forEach((text, place) => {
            const last = this.lines[this.lines.length - 1];
            if (place === 0 && this.open && last?.error === error) {
                last.text += text;
                return;
            }
            this.lines.push({
                key: this.keys++,
                time: event.time,
                task: event.word(at.Output.task),
                error,
                line: event.word(at.Output.line),
                follows: place > 0,
                text,
            });
        });
        this.open = !ends;
    }
}

/** All kept output up to a moment as one text, as a terminal would hold it. */
export function outputText(model: RunModel, count: number): string {
    const { history, log } = model;
    const cursor = new EventCursor();
    const texts: string[] = [];
    for (let row = 0; row < history.rowsAfter(history.outputs, count); row++) {
        texts.push(log.text(log.seek(history.outputs.at(row), cursor).word(at.Output.text)));
    }
    return texts.join("");
}
