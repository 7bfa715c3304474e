// Which part of the run's time the timeline shows. While it fits, the whole run is in view and grows with it; zooming or
// panning ends that until "Fit" is asked for again.

/** The shortest stretch that can be shown, in seconds: a few instructions. */
const shortest = 1e-7;

export class TimeView {
    from = $state(0);
    to = $state(1);
    fitting = $state(true);

    get span(): number {
        return this.to - this.from;
    }

    /** Shows all of a run up to `end` seconds; a run that goes on gets room to grow into. */
    fit(end: number, growing: boolean): void {
        if (!this.fitting) return;
        this.from = 0;
        if (!growing) this.to = Math.max(end * 1.06, 1e-4);
        else if (end > this.to * 0.95 || this.to > Math.max(1, end * 4)) this.to = Math.max(1, end * 1.5);
    }

    /** Fits again from now on. */
    beginFitting(): void {
        this.fitting = true;
        this.to = 0;
    }

    /** Shows `factor` times as much, with the time under the pointer staying where it is. */
    zoom(factor: number, around: number): void {
        this.fitting = false;
        const span = Math.min(Math.max(this.span * factor, shortest), 1e9);
        const share = (around - this.from) / this.span;
        this.from = Math.max(-span * 0.5, around - span * share);
        this.to = this.from + span;
    }

    /** Moves by a share of what is in view. */
    pan(share: number): void {
        this.fitting = false;
        const span = this.span;
        this.from = Math.max(-span * 0.5, this.from + span * share);
        this.to = this.from + span;
    }

    /** Moves so that a time is in view. */
    show(time: number): void {
        if (this.fitting || (time >= this.from && time <= this.to)) return;
        const span = this.span;
        this.from = time - span * 0.2;
        this.to = this.from + span;
    }
}
