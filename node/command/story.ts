// `loopscope story FILE`: the run told, a sentence for each event; with --json an object for each.
import { isStep, tell } from "../../web/story/story";
import { plainText } from "../../web/story/sentence";
import { EventCursor } from "../../web/trace/decoder";
import type { Command } from "./options.mjs";
import { endingOf, runToTell } from "./recorded";
import { LineWriter, write } from "./streams.mjs";

export async function tellStory(command: Command): Promise<number> {
    const { run, model, exitCode } = await runToTell(command, true);
    const names = new Map(run.tasks.map(({ id, name }) => [id, name]));
    const lines = new LineWriter();
    const cursor = new EventCursor();
    for (let index = model.log.first; index < model.log.count; index++) {
        if (!command.every && !isStep(model.log.seek(index, cursor).kind)) continue;
        const sentence = tell(model, index);
        const { event, time, task } = sentence;
        const text = plainText(sentence);
        lines.add(
            command.json
                ? JSON.stringify({ event, time, task: names.get(task) ?? null, text })
                : `${time.toFixed(3).padStart(9)}  ${text}`,
        );
    }
    lines.end();
    if (run.error) write(2, run.stderr);
    const ending = endingOf(run, command);
    if (ending) write(2, `loopscope: ${ending}\n`);
    return exitCode;
}
