// Reads what the editor knows (knowledge.ts) and finds in it what a place of a program speaks of: the members behind a
// dot, the function that is being called, the name under the pointer. It reads the program by its outward form alone:
// where `jobs = asyncio.Queue()` stands, `jobs.` has a queue's members.
import { knowledgeText } from "./knowledge";

export interface Known {
    name: string;
    /** The section that it stands in: `builtins`, `asyncio`, `browser`, or a class: `asyncio.Task`. */
    owner: string;
    kind: "function" | "method" | "class" | "constant" | "property";
    /** As they are written between the parentheses; null for what is not called. */
    parameters: readonly string[] | null;
    /** The type that it gives, once awaited if it must be; empty where that is not known. */
    gives: string;
    /** Whether what the call gives must be awaited. */
    awaited: boolean;
    text: string;
}

const sections = new Map<string, Map<string, Known>>();

for (const line of knowledgeText.trim().split("\n")) if (line !== "") readLine(line);

/** What stands behind a dot after something of this section. */
export function membersOf(owner: string): Known[] {
    return [...(sections.get(owner)?.values() ?? [])];
}

/** What an expression such as `asyncio.sleep`, `print` or `jobs.get` names in a program. */
export function find(expression: string, program: string): Known | undefined {
    const dot = expression.lastIndexOf(".");
    if (dot >= 0) {
        const owner = ownerOf(expression.slice(0, dot), program);
        return owner === undefined ? undefined : sections.get(owner)?.get(expression.slice(dot + 1));
    }
    const imported = new RegExp(String.raw`^\s*from\s+asyncio\s+import\s.*\b${expression}\b`, "m").test(
        program,
    );
    return sections.get(imported ? "asyncio" : "builtins")?.get(expression);
}

/** The section of what is written before a dot: a module, or the class that a variable was made from. */
export function ownerOf(expression: string, program: string, depth = 0): string | undefined {
    if (expression === "asyncio" || expression === "browser") return expression;
    // Each variable may come from another one; further than this nobody would follow it either.
    if (depth > 3 || !/^[\w.]+$/.test(expression)) return undefined;
    const name = expression.replaceAll(".", String.raw`\.`);
    const call = String.raw`(?<awaits>await\s+)?(?<maker>\w+(?:\.\w+)*)\s*\(`;
    const made = new RegExp(String.raw`(?<![\w.])${name}\s*(?::[^=\n]*)?=\s*${call}`).exec(program);
    const bound = new RegExp(String.raw`\bwith\s+(?:.*,\s*)?${call}.*\)\s+as\s+${name}\b`).exec(program);
    const { awaits, maker } = (made ?? bound)?.groups ?? {};
    const annotated = new RegExp(String.raw`(?<![\w.])${name}\s*:\s*(asyncio\.\w+)`).exec(program)?.[1];
    if (annotated !== undefined && sections.has(annotated)) return annotated;
    if (maker === undefined) return undefined;
    const dot = maker.lastIndexOf(".");
    const owner = dot < 0 ? undefined : ownerOf(maker.slice(0, dot), program, depth + 1);
    const known = owner === undefined ? find(maker, program) : sections.get(owner)?.get(maker.slice(dot + 1));
    const section = sectionOfResult(known, awaits !== undefined);
    return section !== undefined && sections.has(section) ? section : undefined;
}

/** The call that a place is inside of: what is called, and which argument stands there, from 0. */
export function callAround(before: string): { expression: string; argument: number } | undefined {
    let depth = 0;
    let argument = 0;
    for (let index = before.length - 1; index >= 0; index--) {
        const character = before[index]!;
        if (character === '"' || character === "'") {
            // A string is passed over as a whole, as far as it stands in one piece.
            const open = before.lastIndexOf(character, index - 1);
            if (open < 0) return undefined;
            index = open;
        } else if (")]}".includes(character)) depth++;
        else if ("([{".includes(character)) {
            if (depth > 0) depth--;
            else if (character !== "(") return undefined;
            else {
                const expression = /[\w.]+$/.exec(before.slice(0, index).trimEnd())?.[0];
                return expression === undefined ? undefined : { expression, argument };
            }
        } else if (character === "," && depth === 0) argument++;
    }
    return undefined;
}

/** Which of the parameters an argument goes to; -1 for one too many. `named` is the name that it is given by. */
export function parameterFor(known: Known, argument: number, named: string): number {
    const parameters = known.parameters ?? [];
    if (named !== "") {
        const place = parameters.findIndex((parameter) => nameOf(parameter) === named);
        return place >= 0 ? place : parameters.findIndex((parameter) => parameter.startsWith("**"));
    }
    let place = 0;
    for (const [index, parameter] of parameters.entries()) {
        if (parameter === "/") continue;
        if (parameter === "*") return -1;
        if (parameter.startsWith("*") || place === argument) return index;
        place++;
    }
    return -1;
}

/** As one would write its first line: `await asyncio.sleep(delay, result=None)`. */
export function signatureOf(known: Known): string {
    const name = known.owner === "builtins" ? known.name : `${known.owner}.${known.name}`;
    const call = known.parameters === null ? name : `${name}(${known.parameters.join(", ")})`;
    const gives = known.gives === "" ? "" : ` -> ${known.gives}`;
    return `${known.awaited ? "await " : ""}${call}${gives}`;
}

/** Names that the program itself gives to something, in order of their first place. */
export function namesIn(program: string): string[] {
    const code = program.replaceAll(
        /#.*|"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g,
        " ",
    );
    return [...new Set(code.match(/(?<![\w.])[A-Za-z_]\w+/g) ?? [])];
}

function nameOf(parameter: string): string {
    return parameter.split("=")[0]!;
}

function sectionOfResult(known: Known | undefined, awaited: boolean): string | undefined {
    if (known === undefined) return undefined;
    if (known.kind === "class") return `asyncio.${known.name}`;
    return known.awaited === awaited && known.gives !== "" ? `asyncio.${known.gives}` : undefined;
}

function readLine(line: string): void {
    const layout =
        /^(?<section># )?(?<path>[\w.]+)(?:\((?<parameters>.*?)\))?(?: -> (?<gives>[\w ]+))?(?:: (?<text>.*))?$/;
    const { section, path = "", parameters, gives = "", text = "" } = layout.exec(line)?.groups ?? {};
    if (section !== undefined) sections.set(path, new Map());
    if (text === "") return;
    const dot = path.lastIndexOf(".");
    const owner = section === undefined ? [...sections.keys()].at(-1)! : path.slice(0, dot);
    const name = path.slice(dot + 1);
    sections.get(owner)?.set(name, {
        name,
        owner,
        kind: kindOf(owner, name, parameters),
        parameters: parameters === undefined ? null : parametersOf(parameters),
        gives: gives.replace(/^await ?/, ""),
        awaited: gives.startsWith("await"),
        text,
    });
}

function kindOf(owner: string, name: string, parameters: string | undefined): Known["kind"] {
    const member = owner.includes(".");
    if (parameters === undefined) return member ? "property" : "constant";
    if (member) return "method";
    return /^[A-Z]/.test(name) ? "class" : "function";
}

function parametersOf(text: string): string[] {
    return text === "" ? [] : text.split(/,(?![^(]*\)) /);
}
