// The words of the command line: commands, options, help. What cannot be meant is said in one line.

/** What `process.exit` is given; docs/COMMAND.md tells them to people. */
export const ExitCode = {
    failed: 1,
    wrongUsage: 2,
    outOfTime: 124,
    interrupted: 130,
    closedPipe: 141,
};

/** The command line cannot be meant so. */
export class UsageError extends Error {}

export const limitNames = [
    "memoryBytes",
    "recursion",
    "integerBits",
    "integerDigits",
    "tasks",
    "outputBytes",
    "sliceUnits",
];

/** Where `npm start` serves the page. */
const usualPage = "http://127.0.0.1:4173/";

const everyCommand = ["run", "check", "trace", "story", "bench"];

/**
 * By name: what stands behind the option in the help, the commands that take it, and how its word is read (`null`: it
 * takes none).
 */
const options = {
    "--clock": { word: "real|virtual", commands: ["run"], read: oneOf("real", "virtual") },
    "--seed": { word: "N", commands: everyCommand, read: wholeNumber },
    "--until": { word: "SECONDS", commands: ["run", "check", "trace", "story"], read: seconds },
    "-X": { word: "dev", commands: everyCommand, read: oneOf("dev") },
    "--limit": { word: "NAME=N", commands: everyCommand, read: limit },
    "--json": { commands: everyCommand, read: null },
    "--trace": { word: "FILE", commands: ["run", "check"], read: text },
    "--explore": { word: "N", commands: ["run"], read: count },
    "--page": { word: "URL", commands: ["run", "trace"], read: address },
    "--saved": { commands: ["check", "trace", "story"], read: null },
    "--format": { word: "NAME", commands: ["trace"], read: oneOf("perfetto", "svg", "markdown") },
    "--every": { commands: ["story"], read: null },
    "--runs": { word: "N", commands: ["bench"], read: count },
};

export const help = `usage: loopscope [run|check|trace|story|bench] FILE|- [options]

Runs a program in Python syntax on Loopscope's event loop. FILE is UTF-8 text, or declares its encoding (PEP 263); - reads the program from stdin.

  run     prints what the program prints and ends with its exit code; the command that is meant when none is named
  check   runs it in virtual time and reports what goes wrong: errors, warnings, blocked loops, tasks left behind
  trace   runs it in virtual time and lists every event of the event loop
  story   runs it in virtual time and tells it, a sentence for each event
  bench   runs it again and again in virtual time and measures

  --clock real|virtual  run: real time (default), or virtual time that skips all waiting
  --seed N              what \`random\` starts from while the program does not seed it
  --until SECONDS       end the program when its clock comes to this time: exit code 124
  -X dev                asyncio's debug mode; so does PYTHONASYNCIODEBUG=1
  --limit NAME=N        what the program may use: memoryBytes, recursion, integerBits, integerDigits, tasks,
                        outputBytes or sliceUnits; may be given for each
  --json                print the outcome as JSON instead
  --trace FILE          run, check: also save the run, to be opened in the page
  --explore N           run: N seeds in virtual time, at the same time; reports the first that fails
  --page URL            where the page is to which the link of --explore or of --format markdown leads (default
                        $LOOPSCOPE_PAGE; else, with --explore, http://127.0.0.1:4173/, where \`npm start\` serves it)
  --saved               check, trace, story: FILE is a saved run, not a program: tell it as it was
  --format NAME         trace: as perfetto (Chrome trace events), svg (the timeline) or markdown (a report) instead
  --every               story: tell the loop's own work too, not only what the program does
  --runs N              bench: how often (default 10)
  -h, --help            this text
  --version             the version

Exit codes: the program's own; 1 after an uncaught error, or when nothing is left that could wake the program; 2 for a
command line that cannot be meant or a file that cannot be read; 124 by --until; 130 after Ctrl+C; 141 when nobody reads
the output any more. check: 1 when it has found something. docs/COMMAND.md has the details.
`;

/**
 * @typedef {{ name: "run" | "check" | "trace" | "story" | "bench" | "help" | "version", file: string,
 *   clock: "real" | "virtual", seed: number, until: number, developmentMode: boolean, limits: Record<string, number>,
 *   json: boolean, trace: string, explore: number, page: string, saved: boolean, format: "" | "perfetto" | "svg" | "markdown", every: boolean, runs: number }} Command
 */

/** Reads the words behind `loopscope`; throws UsageError. @param {string[]} given @returns {Command} */
export function readArguments(given) {
    const command = {
        name: "run",
        file: "",
        clock: "real",
        seed: 0,
        until: Infinity,
        developmentMode: false,
        limits: {},
        json: false,
        trace: "",
        explore: 0,
        page: "",
        saved: false,
        format: "",
        every: false,
        runs: 10,
    };
    const words = [...given];
    if (words.some((word) => word === "--help" || word === "-h")) return { ...command, name: "help" };
    if (words[0] === "--version") return { ...command, name: "version" };
    if (words.length === 0) throw new UsageError("which program? loopscope FILE (see --help)");
    if (everyCommand.includes(words[0])) command.name = words.shift();
    const seen = new Set();
    while (words.length > 0) {
        const word = words.shift();
        const option = Object.hasOwn(options, word) ? options[word] : undefined;
        if (option === undefined) {
            if (word.startsWith("-") && word !== "-")
                throw new UsageError(`unknown option ${word} (see --help)`);
            if (command.file) throw new UsageError(`one program at a time: ${command.file} or ${word}`);
            if (word === "") throw new UsageError("which program? an empty name is none");
            command.file = word;
            continue;
        }
        if (!option.commands.includes(command.name))
            throw new UsageError(
                `${command.name} has no option ${word}: ${option.commands.join(" and ")} ${option.commands.length > 1 ? "have" : "has"} it`,
            );
        if (seen.has(word) && word !== "--limit") throw new UsageError(`${word} is given twice`);
        seen.add(word);
        if (option.read === null) command[word.slice(2)] = true;
        else option.read(command, word, words.shift());
    }
    if (!command.file) throw new UsageError(`which program? loopscope ${command.name} FILE (see --help)`);
    refuseContradictions(command, seen);
    const page = process.env.LOOPSCOPE_PAGE || (command.explore > 0 ? usualPage : "");
    if (linksToPage(command) && command.page === "" && page !== "") address(command, "LOOPSCOPE_PAGE", page);
    if (command.name !== "run" || command.explore > 0) command.clock = "virtual";
    return command;
}

function linksToPage(command) {
    return command.explore > 0 || command.format === "markdown";
}

function refuseContradictions(command, seen) {
    if (command.explore > 0) {
        if (seen.has("--clock") && command.clock === "real")
            throw new UsageError("--explore runs in virtual time: leave --clock real out");
        if (seen.has("--trace"))
            throw new UsageError("--explore saves no trace: run the seed that it reports with --trace");
    }
    if (command.page !== "" && !linksToPage(command))
        throw new UsageError("--page is for the link of --explore or of --format markdown");
    if (command.json && command.format !== "")
        throw new UsageError(`--json and --format ${command.format} are two formats: leave one out`);
    if (command.saved) {
        const option = ["--seed", "--until", "-X", "--limit", "--trace"].find((each) => seen.has(each));
        if (option) throw new UsageError(`--saved runs nothing: leave ${option} out`);
    }
    if (command.trace !== "" && command.trace === command.file)
        throw new UsageError(`--trace would overwrite the program ${command.file}`);
}

function oneOf(...words) {
    return (command, option, word) => {
        if (!words.includes(word)) {
            const known = option === "-X" ? "knows dev only" : `wants ${words.join(" or ")}`;
            throw new UsageError(`${option} ${known}`);
        }
        if (option === "-X") command.developmentMode = true;
        else command[option.slice(2)] = word;
    };
}

function text(command, option, word) {
    if (!word || word.startsWith("-"))
        throw new UsageError(`${option} wants the name of a file${word ? `, and ${word} is none` : ""}`);
    command[option.slice(2)] = word;
}

function address(command, option, word) {
    const url = URL.canParse(word ?? "") ? new URL(word) : null;
    if (url === null || !/^https?:$/.test(url.protocol))
        throw new UsageError(`${option} wants the http address of the page`);
    command.page = url.href;
}

function wholeNumber(command, option, word) {
    if (!/^\d{1,15}$/.test(word ?? "")) throw new UsageError(`${option} wants a whole number`);
    command[option.slice(2)] = Number(word);
}

function count(command, option, word) {
    wholeNumber(command, option, word);
    const number = command[option.slice(2)];
    if (number < 1 || number > 1_000_000)
        throw new UsageError(`${option} wants a number from 1 to 1,000,000`);
}

function seconds(command, option, word) {
    if (!/^(\d+\.?\d*|\.\d+)$/.test(word ?? "") || Number(word) === 0)
        throw new UsageError(`${option} wants a number of seconds above 0`);
    command[option.slice(2)] = Number(word);
}

function limit(command, option, word) {
    const [, name, digits] = /^(\w+)=(\d{1,15})$/.exec(word ?? "") ?? [];
    if (!limitNames.includes(name)) throw new UsageError("--limit wants NAME=N (see --help)");
    command.limits[name] = Number(digits);
}
