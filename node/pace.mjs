// When a run goes on, as its host sees it between two portions. The plain run of the command and a session of the library
// take the same course by it.

/** Milliseconds; setTimeout takes no more. */
const longestPause = 2 ** 31 - 1;

/**
 * What comes after a portion that has not ended the program: the next portion, a wait until its deadline, or nothing more,
 * because nothing is left that could wake it or because its time is over. All times are seconds on the run's clock.
 *
 * @param {{ isWaiting: boolean, deadline: number, clock: number }} run
 * @param {{ isReal: boolean, until: number }} bounds `until`: when its time is over; it is held there
 * @returns {"portion" | "wait" | "stuck" | "out of time"}
 */
export function afterPortion({ isWaiting, deadline, clock }, { isReal, until }) {
    if (clock >= until) return "out of time";
    if (!isWaiting) return "portion";
    if (deadline === Infinity) return "stuck";
    // Virtual time waits for nothing but where it is held.
    return isReal ? "wait" : "out of time";
}

/** Waits of one run, which can be cut short. */
export class Pause {
    #wake = () => {};

    /** Resolves after so many seconds, or when it is woken. @param {number} seconds @returns {Promise<void>} */
    wait(seconds) {
        return new Promise((resume) => {
            const timer = setTimeout(resume, Math.min(Math.max(0, seconds * 1000), longestPause));
            this.#wake = () => {
                clearTimeout(timer);
                resume();
            };
        });
    }

    wake() {
        this.#wake();
    }
}

/** Lets Node do what else it has to, such as to hear signals. @returns {Promise<void>} */
export function breathe() {
    return new Promise((resume) => setImmediate(resume));
}
