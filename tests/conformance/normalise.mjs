// Takes from a program's output what differs between two correct runs: the folder it lies in, addresses,
// measured times, and the frames of files that are not the program's own. Applied to what Loopscope prints;
// record.py applies the same rules to what CPython prints. Normalised text does not change when normalised again.

const frame = /^((?: *\| )? *)File "([^"]+)", line \d+/;

const rules = [
    [/ at 0x[0-9a-f]+/g, " at 0x..."],
    [/(cannot import name '\w+' from '[\w.]+') \([^)]*\)/g, "$1"],
    [/ when=\d+\.\d+/g, " when=N"],
    [/took \d+\.\d+ seconds/g, "took N seconds"],
    [/ created at (?:[^\s<>"']*\/)?asyncio\/\w+\.py:\d+/g, ""],
    [/(?:[^\s<>"'[]*\/)?asyncio\/(\w+\.py):\d+/g, "asyncio/$1"],
];

/**
 * @param {string} text what the program printed on one stream
 * @param {string} name the program's file name, without its folder
 */
export function normalise(text, name) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const lines = text.replace(new RegExp(`(?:[^\\s<>"'[(]*/)?${escaped}`, "g"), name).split("\n");
    const kept = [];
    /** @type {string | null} */
    let dropped = null;
    for (const line of lines) {
        const match = frame.exec(line);
        if (match) {
            const foreign = match[2] !== name && match[2] !== "<string>";
            dropped = foreign ? match[1] : null;
            if (foreign) continue;
        } else if (dropped !== null && line.startsWith(`${dropped}  `)) {
            continue;
        } else if (dropped !== null && line.startsWith(`${dropped}[Previous line repeated`)) {
            continue;
        } else {
            dropped = null;
        }
        kept.push(line);
    }
    return rules.reduce(
        (result, [pattern, replacement]) => result.replace(pattern, replacement),
        kept.join("\n"),
    );
}
