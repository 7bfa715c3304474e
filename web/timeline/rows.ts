// The rows of the timeline, from top to bottom: tasks in their tree, then threads.
import { taskColour } from "../theme/taskColour";
import type { History } from "../trace/history";
import type { Lane } from "../trace/lane";

export interface Row {
    /** Id of the task; 0 for a thread. */
    readonly task: number;
    readonly name: string;
    /** What runs in it: the coroutine. */
    readonly detail: string;
    readonly depth: number;
    /** Custom property of its colour. */
    readonly colour: string;
    readonly lane: Lane;
    /** Index into `outcomes`, once it has finished; else -1. */
    readonly outcome: number;
    readonly outcomeText: string;
    /** Index of the event that made it. */
    readonly createdEvent: number;
    readonly finishedEvent: number;
}

export function rowCount(history: History): number {
    return history.tasks.length + history.threads.length;
}

/** The rows from `first` on, at most `count`. */
export function rowsOf(history: History, first: number, count: number): Row[] {
    const tasks = history.tasksInTree();
    const rows: Row[] = [];
    for (let index = first; index < Math.min(first + count, rowCount(history)); index++) {
        const task = tasks[index];
        if (task !== undefined) {
            rows.push({
                task: task.id,
                name: task.name,
                detail: task.coroutine,
                depth: task.depth,
                colour: taskColour(task.order),
                lane: task.lane,
                outcome: task.finishedEvent === Infinity ? -1 : task.outcome,
                outcomeText: task.outcomeText,
                createdEvent: task.createdEvent,
                finishedEvent: task.finishedEvent,
            });
            continue;
        }
        const thread = history.threads[index - tasks.length]!;
        rows.push({
            task: 0,
            name: thread.name,
            detail: "thread",
            depth: 0,
            colour: "--dim",
            lane: thread.lane,
            outcome: -1,
            outcomeText: "",
            createdEvent: thread.startedEvent,
            finishedEvent: thread.endedEvent,
        });
    }
    return rows;
}
