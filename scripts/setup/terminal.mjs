// What the scripts say to the person who runs them: one line for each thing they do, a percentage while something
// long goes on, and one sentence when something is missing. Nothing else in scripts/ writes such lines by itself.

/** Something the person can put right; its message is the whole sentence that they read, or empty if they have read it. */
export class Problem extends Error {}

const live = process.stdout.isTTY;
let unfinished = "";
let shownPercent = 0;

/** Says in one line what begins now. */
export function step(sentence) {
    endProgress();
    console.log(`• ${sentence}`);
}

/** Shows how far `what` has come; `fraction` goes from 0 to 1. On a terminal the line is rewritten in place. */
export function progress(what, fraction) {
    const percent = Math.max(0, Math.min(100, Math.floor(fraction * 100)));
    if (what !== unfinished) {
        endProgress();
        unfinished = what;
        shownPercent = -100;
    }
    if (live && percent !== shownPercent) {
        process.stdout.write(`\r  ${what}: ${percent} %`);
        shownPercent = percent;
    } else if (!live && percent >= shownPercent + 10) {
        console.log(`  ${what}: ${percent} %`);
        shownPercent = percent;
    }
}

function endProgress() {
    if (unfinished && live) process.stdout.write("\n");
    unfinished = "";
}

/** Runs a script's work: a Problem ends it with its sentence and exit code 1, any other error with its stack. */
export async function main(work) {
    try {
        requireNode();
        await work();
    } catch (error) {
        endProgress();
        if (!(error instanceof Problem)) console.error(error);
        else if (error.message) console.error(`✗ ${error.message}`);
        process.exit(1);
    }
}

function requireNode() {
    const [major, minor] = process.versions.node.split(".").map(Number);
    if (major < 20 || (major === 20 && minor < 19)) {
        throw new Problem(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
    }
}
