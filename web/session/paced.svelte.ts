// A reading of the session that is renewed at most so often, for views that cost more than a frame has to give, or that
// nobody could read any faster. Made while a component is set up.
import { untrack } from "svelte";

/** `follow` reads what the reading depends on; `read` takes it, at most once in `milliseconds`. */
export function paced<Value>(
    follow: () => void,
    read: () => Value,
    milliseconds: number,
): { readonly value: Value } {
    let value = $state.raw(untrack(read));
    let readAt = performance.now();
    $effect(() => {
        follow();
        const renew = () => {
            readAt = performance.now();
            value = untrack(read);
        };
        const timer = setTimeout(renew, Math.max(0, readAt + milliseconds - performance.now()));
        return () => clearTimeout(timer);
    });
    return {
        get value() {
            return value;
        },
    };
}
