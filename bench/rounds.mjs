// How many rounds a measurement takes: `--rounds 9` among the words of the command.
import { Problem } from "../scripts/setup/terminal.mjs";

/** The number after `--rounds`, or `otherwise`. Throws Problem for what is no whole number from 1. */
export function wantedRounds(words, otherwise) {
    const at = words.indexOf("--rounds");
    const rounds = at < 0 ? otherwise : Number(words[at + 1]);
    if (!Number.isInteger(rounds) || rounds < 1) throw new Problem("--rounds wants a whole number from 1.");
    return rounds;
}
