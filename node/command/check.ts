// `loopscope check FILE`: runs the program in virtual time, keeps its output to itself, and reports what goes wrong, as the
// page's loop doctor sees it (web/doctor).
import { Doctor, type FindingKind } from "../../web/doctor/doctor";
import type { Run } from "../run";
import { ExitCode, type Command } from "./options.mjs";
import { runToTell } from "./recorded";
import { write } from "./streams.mjs";

export interface Finding {
    kind: FindingKind | "error" | "stuck" | "out of time";
    /** 0 when unknown. */
    line: number;
    /** Seconds on the run's clock; null before it began. */
    time: number | null;
    text: string;
    /** What to do about it; empty where that is plain. */
    advice: string;
}

export async function check(command: Command): Promise<number> {
    const { run, model, circumstances } = await runToTell(command);
    const doctor = new Doctor(model);
    doctor.readOn();
    const findings: Finding[] = [...endings(run), ...doctor.findings.map(ofDoctor)];
    findings.sort((one, other) => (one.time ?? -1) - (other.time ?? -1));
    if (command.json) write(1, `${JSON.stringify({ findings }, null, 2)}\n`);
    else write(1, textOf(findings, circumstances.fileName));
    return findings.length > 0 ? ExitCode.failed : 0;
}

function ofDoctor({ kind, line, time, text, advice }: Doctor["findings"][number]): Finding {
    return { kind, line, time, text, advice };
}

/** What is wrong with how the run ended. */
function endings(run: Run): Finding[] {
    const ending = (
        kind: Finding["kind"],
        text: string,
        line = 0,
        time: number | null = run.time,
    ): Finding[] => [{ kind, line, time, text, advice: "" }];
    if (run.error) {
        const { kind, message, line } = run.error;
        return ending("error", message ? `${kind}: ${message}` : kind, line, run.time > 0 ? run.time : null);
    }
    if (run.exitCode !== 0 && !run.stuck && !run.outOfTime)
        return ending("error", `The program ended with exit code ${run.exitCode}.`);
    if (run.outOfTime) return ending("out of time", "The program had not ended when --until came.");
    return run.stuck ? ending("stuck", "Nothing is left that could wake the program.") : [];
}

function textOf(findings: readonly Finding[], file: string): string {
    if (findings.length === 0) return `${file}: nothing found\n`;
    return findings
        .map(({ kind, line, time, text, advice }) => {
            const place = line ? `${file}:${line}` : file;
            const moment = time === null ? "" : ` (at ${Number(time.toFixed(6))} s)`;
            return `${place}: ${kind}: ${text.trimEnd()}${moment}\n${advice && `    ${advice}\n`}`;
        })
        .join("");
}
