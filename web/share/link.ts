// The link of a run: everything that it takes to see the same again, in the part of an address that no server gets to
// see. `#run=<version>.<packed>`; docs/SHARING.md describes it. Links of every version stay readable.
import { pack, unpack, type Damage } from "./packing";
import { InvalidRun, runFromText, runToText, type SharedRun } from "./sharedRun";

/** What cannot be read as a link, in a sentence for the reader. */
export class LinkError extends Error {}

/** Characters that chats and mails leave alone. */
export const shortLink = 2_000;

/** Characters of a hash that are looked at. */
const mostCharacters = 200_000;

/** Bytes that a link may hold when it is unpacked. */
const mostBytes = 1_000_000;

const version = 1;

const layout = /^#run=(?<version>\d{1,9})\.(?<packed>.*)$/s;

const damages: Record<Damage, string> = {
    damaged: "This link is damaged: some of its characters are not those that it was made with.",
    cut: "This link is damaged or cut off: ask for it again, or copy it as a whole.",
    oversized: "This link holds more than a program can be: it was not made by Loopscope.",
};

/** Whether the hash of an address means to be a run. */
export function isLink(hash: string): boolean {
    return hash.startsWith("#run=");
}

/** The hash of the address at which this run is seen. Throws `LinkError` for one that no link can hold. */
export async function linkHash(run: SharedRun): Promise<string> {
    const text = runToText(run);
    sound(text, "This run cannot be in a link");
    const hash = `#run=${version}.${await pack(text)}`;
    if (hash.length > mostCharacters || new TextEncoder().encode(text).length > mostBytes)
        throw new LinkError("This program is too long for a link: save the run as a file instead.");
    return hash;
}

/** The run behind a hash. Throws `LinkError`, which says what is wrong, for one that is not whole and sound. */
export async function readLink(hash: string): Promise<SharedRun> {
    if (hash.length > mostCharacters) throw new LinkError("This link is too long: no run has one like it.");
    const parts = layout.exec(hash)?.groups;
    if (parts === undefined) throw new LinkError(damages.cut);
    if (Number(parts["version"]) > version)
        throw new LinkError(
            "This link was made by a newer Loopscope than this one: load the page again to get the newest.",
        );
    if (Number(parts["version"]) < 1) throw new LinkError(damages.damaged);
    // A sentence's end or a bracket that a mail program took for a part of the address.
    const packed = parts["packed"]!.replace(/[.,;:!?)\]>}'"…]+$/, "");
    const content = await unpack(packed, mostBytes);
    if (typeof content === "string") throw new LinkError(damages[content]);
    return sound(content.text, "This link does not hold a run");
}

/** The run that the text holds; throws `LinkError` with this complaint and what is wrong. */
function sound(text: string, complaint: string): SharedRun {
    try {
        return runFromText(text);
    } catch (error) {
        if (!(error instanceof InvalidRun)) throw error;
        throw new LinkError(`${complaint}: ${error.message}.`);
    }
}
