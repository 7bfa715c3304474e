// How the worker's parts reach the world around them; tests give their own.
import type { FromWorker } from "../session/protocol";

export interface Surroundings {
    post(message: FromWorker): void;
    /** Calls back as soon as the messages that have already arrived are handled. */
    soon(callback: () => void): void;
    /** Calls back after seconds; gives what cancels it. */
    later(seconds: number, callback: () => void): () => void;
    /** Seconds of a clock that only goes forward. */
    now(): number;
}
