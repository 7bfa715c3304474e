// What a program on the real clock asks of the page, and who answers: the screen its frames, the page's site its fetches,
// the reader the rest.
import type { BrowserRequest } from "../../wasm/session";
import { fetchOfThisSite } from "./browserWorld";
import type { Answer } from "./protocol";

export class Requests {
    /** Those that are not answered yet. */
    open = $state.raw<readonly BrowserRequest[]>([]);
    /** Ids of those that are being fetched. */
    private fetched: number[] = [];
    /** Rises with each run: what comes for an earlier one is not wanted any more. */
    private turn = 0;

    /** `send` gives the program the answer to the request of this id. */
    constructor(private readonly send: (id: number, answer: Answer) => void) {}

    /** Takes what the program asks for now, and fetches what is to be fetched. */
    hear(requests: readonly BrowserRequest[]): void {
        const known = this.fetched;
        this.open = requests;
        this.fetched = requests.filter(({ kind }) => kind === "fetch").map(({ id }) => id);
        const { turn } = this;
        for (const request of requests) {
            if (request.kind !== "fetch" || known.includes(request.id)) continue;
            void fetchOfThisSite(request.argument ?? "").then((answer) => {
                if (turn === this.turn) this.answer(request, answer);
            });
        }
    }

    answer({ id }: BrowserRequest, answer: Answer): void {
        this.open = this.open.filter((request) => request.id !== id);
        this.send(id, answer);
    }

    /** A frame of the screen has come, at this time of the run. */
    answerFrames(time: number): void {
        for (const request of this.open) if (request.kind === "frame") this.answer(request, { value: time });
    }

    /** The program asks for nothing any more. */
    clear(): void {
        this.turn++;
        this.open = [];
        this.fetched = [];
    }
}
