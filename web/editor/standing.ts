// Which tasks stand at which line of the program, at one moment of the run.
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
        const line = segment <= 0 ? 0 : task.lane.lines.at(segment);
        if (line === 0) continue;
        seen++;
        const running = moment.running === task.id;
        const there = lines.get(line) ?? { line, tasks: [], running: false };
        there.running ||= running;
        there.tasks.push({ id: task.id, name: task.name, colour: taskColour(task.order), running });
        lines.set(line, there);
    }
    return [...lines.values()];
}
