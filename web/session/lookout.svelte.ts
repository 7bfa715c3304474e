// The way to the moment that an example wants its reader to look at: it is played up to from shortly before, and the
// playhead pauses there.
import type { RunModel } from "../trace/model";
import { instantOf, type Look } from "./look";
import type { Player } from "./player";

/** Seconds of the run that are played before the moment. */
const before = 0.6;

export class Lookout {
    private look = $state.raw<Look | null>(null);
    /** Events that lie behind the playhead at the moment; -1 while the trace does not know it. */
    private count = $state(-1);

    /** Waits for that moment; null for none. */
    set(look: Look | null): void {
        this.look = look;
        this.count = -1;
    }

    /** Whether the trace has still to come to the moment. */
    get isAwaited(): boolean {
        return this.look !== null && this.count < 0;
    }

    /** What is to be seen at the moment; empty where the playhead stands elsewhere. */
    textAt({ count, time }: Player): string {
        if (this.look === null || this.count !== count) return "";
        return this.look.line > 0 || time >= this.look.at ? this.look.what : "";
    }

    /** Puts the playhead shortly before the moment as soon as the trace has come to it; gives whether it has. */
    findIn(model: RunModel, player: Player): boolean {
        const { at, line } = this.look!;
        const count = instantOf(model, at, line);
        if (count < 0) return false;
        this.count = count;
        const time = line === 0 ? at : model.momentAfter(count).time;
        if (time < before) player.seek(0);
        else player.seekTime(time - before);
        return true;
    }

    /** Puts the playhead at the moment if it has come to it or past it from an earlier instant; gives whether it has. */
    stop(player: Player, from: { count: number; time: number }): boolean {
        if (this.look === null || !this.isPassed(this.look, player, from)) return false;
        if (this.look.line === 0) player.seekTime(this.look.at);
        else player.seek(this.count);
        return true;
    }

    private isPassed({ at, line }: Look, player: Player, from: { count: number; time: number }): boolean {
        if (line === 0) return from.time < at && player.time >= at;
        return from.count < this.count && player.count >= this.count;
    }
}
