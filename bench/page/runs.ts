// Runs that are measured, as traces made here: no program could make them as exactly.
import { causeKinds, waitKinds } from "../../web/trace/events";
import { RunModel } from "../../web/trace/model";
import { TraceWriter } from "../../web/trace/writer";

const sleep = waitKinds.indexOf("Sleep");
const bySleep = causeKinds.indexOf("Sleep");
const byTimer = causeKinds.indexOf("Timer");

/** So many tasks that sleep over and over, until they have so many segments together (three for each sleep). */
export function sleepers(tasks: number, segments: number): RunModel {
    const model = new RunModel();
    const trace = new TraceWriter().add("ThreadStarted", 0, 1, "MainThread");
    for (let task = 0; task < tasks; task++)
        trace.add("TaskCreated", 0, 10 + task, 0, `worker-${task}`, "worker", 9, 1);
    let id = 10 + tasks;
    const turns = Math.ceil(segments / 3 / tasks);
    const shift = 0.1 / tasks;
    for (let turn = 0; turn < turns; turn++) {
        const first = id;
        for (let task = 0; task < tasks; task++) {
            const time = turn + task * shift;
            const [future, timer] = [id++, id++];
            trace
                .add("TaskBegan", time, 10 + task, 3)
                .add("FutureCreated", time + shift / 2, future, sleep, "sleep 0.8", 4)
                .add("TimerSet", time + shift / 2, timer, 10 + task, "sleep", time + 0.8, 4, sleep, future)
                .add("TaskSuspended", time + shift / 2, 10 + task, sleep, future, "sleep 0.8", 4);
        }
        for (let task = 0; task < tasks; task++) {
            const time = turn + 0.8 + task * shift;
            const [future, timer] = [first + 2 * task, first + 2 * task + 1];
            trace
                .add("TimerDue", time, timer)
                .add("HandleBegan", time, timer)
                .add("FutureFinished", time, future, 0, "None", byTimer, timer)
                .add("TaskWoken", time, 10 + task, bySleep, future, byTimer, timer)
                .add("HandleEnded", time, timer);
        }
        model.append(trace.take());
    }
    return model;
}
