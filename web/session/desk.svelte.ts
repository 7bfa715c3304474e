// Which program lies in the editor, whose it is, and whether it is saved. Whatever takes its place there, the reader's own
// work stays kept; somebody else's program is not saved until the reader writes in it, which makes it the reader's own.
import { Programs, type KeptProgram, type Program } from "./programs";

/** `visiting`: somebody else's, untouched. `adopted`: it was, and the reader has written in it. */
export type Origin = "own" | "visiting" | "adopted";

export class Desk {
    origin = $state<Origin>("own");
    /** Whether the text is kept as it is; `refused` when it will be gone with the page. */
    state = $state<"saved" | "changed" | "refused">("changed");
    /** What has brought the program that is somebody else's: "a link". */
    from = $state("");
    /** The reader's own program that was in the editor before somebody else's; null for none. */
    earlier = $state.raw<KeptProgram | null>(null);

    /** Where the program is kept; empty while it is not. */
    private id = "";
    /** What it was when it came into the editor; null where the reader has written in it before. */
    private untouched: string | null = null;
    /** As it was saved last. */
    private kept = contentOf({ text: "", example: "", breakpoints: [] });

    constructor(private readonly programs = new Programs(null, null)) {}

    /** The reader's other programs, the newest first. */
    get others(): KeptProgram[] {
        return this.programs.all.filter(({ id, touched }) => touched && id !== this.id);
    }

    /** Another program is in the editor now, in place of the one that was there. */
    put(program: Program): void {
        this.leave();
        this.origin = "own";
        this.earlier = null;
        this.untouched = program.text;
        this.save(program);
    }

    /** The reader goes on with a program that is kept; null when it is not any more. */
    open(id: string): KeptProgram | null {
        const program = this.programs.open(id);
        if (program === null) return null;
        if (id !== this.id) this.leave();
        this.origin = "own";
        this.earlier = null;
        this.id = id;
        this.untouched = program.touched ? null : program.text;
        this.kept = contentOf(program);
        this.state = this.programs.last ? "saved" : "refused";
        return program;
    }

    /** Somebody else's program is in the editor now; `from` says in words what has brought it. */
    visit(program: Program, from: string): void {
        if (this.origin === "own") this.earlier = this.ownProgram();
        this.leave();
        this.origin = "visiting";
        this.from = from;
        this.untouched = program.text;
    }

    /** Saves the program as it is in the editor now. One that is somebody else's still is left alone. */
    save(program: Program): void {
        const isTouched = program.text !== this.untouched;
        if (this.origin === "visiting") {
            if (!isTouched) return;
            this.origin = "adopted";
        }
        const content = contentOf(program);
        const isKept = content === this.kept;
        const id = isKept ? this.id : this.programs.save(this.id, program, isTouched);
        this.state = id !== null && this.programs.last ? "saved" : "refused";
        if (id === null) return;
        this.id = id;
        this.kept = content;
    }

    /** The text is not what was saved any more. */
    touch(): void {
        if (this.state === "saved") this.state = "changed";
    }

    /** Lets go of an example that was only looked at; everything else stays kept. */
    private leave(): void {
        const isWork = this.programs.read(this.id)?.touched !== false;
        if (!isWork && !this.programs.isAnothers(this.id)) this.programs.remove(this.id);
        this.id = "";
        this.kept = "";
        this.state = "changed";
    }

    private ownProgram(): KeptProgram | null {
        const own = this.programs.read(this.id);
        return own?.touched ? own : (this.others[0] ?? null);
    }
}

const contentOf = ({ text, example, breakpoints }: Program) => JSON.stringify([text, example, breakpoints]);
