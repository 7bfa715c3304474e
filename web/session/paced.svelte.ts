// A reading of the session that is renewed at most so often and in its turn, for views that cost more than a frame has to
// give, or that nobody could read any faster. Made while a component is set up.
import { untrack } from "svelte";
import { isWaiting, leaveTurn, takeTurn } from "./turns";

/** `follow` reads what the reading depends on; `read` takes it, at most once in so many milliseconds. */
export function paced<Value>(
    follow: () => void,
    read: () => Value,
    milliseconds: number | (() => number),
): { readonly value: Value } {
    let value = $state.raw(untrack(read));
    let readAt = performance.now();
    const renew = () => {
        readAt = performance.now();
        value = untrack(read);
    };
    $effect(() => {
        follow();
        if (isWaiting(renew)) return;
        const pace = typeof milliseconds === "number" ? milliseconds : milliseconds();
        const timer = setTimeout(() => takeTurn(renew), Math.max(0, readAt + pace - performance.now()));
        return () => clearTimeout(timer);
    });
    $effect(() => () => leaveTurn(renew));
    return {
        get value() {
            return value;
        },
    };
}
