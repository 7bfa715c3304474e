// Which tasks stand at which line of the program, at one moment of the run.
import { lineAt } from "../session/steps";
import { taskColour } from "../theme/taskColour";
import type { RunModel } from "../trace/model";
import type { Moment } from "../trace/moment";

export interface StandingTask {
    id: number;
    name: string;
    colour: string;
    running: boolean;
}

export interface StandingLine {
    line: number;
    tasks: StandingTask[];
    running: boolean;
}

/** Tasks that are looked at: more could not be shown as chips. */
const most = 500;

export function standingTasks(model: RunModel, moment: Moment): StandingLine[] {
    const lines = new Map<number, StandingLine>();
    let seen = 0;
    for (const task of model.history.tasks) {
        if (task.createdEvent >= moment.count || seen === most) break;
        if (task.finishedEvent < moment.count) continue;
        const segment = task.lane.segmentAfter(moment.count);
        if (segment <= 0) continue;
        const running = moment.running === task.id;
        // One that runs has gone on since its step began.
        const reached = running ? lineAt(model, moment.count, task.lane.eventOf(segment)) : 0;
        const line = reached || task.lane.lineOf(segment);
        if (line === 0) continue;
        seen++;
        const there = lines.get(line) ?? { line, tasks: [], running: false };
        there.running ||= running;
        there.tasks.push({ id: task.id, name: task.name, colour: taskColour(task.order), running });
        lines.set(line, there);
    }
    return [...lines.values()];
}
