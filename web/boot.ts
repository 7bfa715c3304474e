// The page's first script: starts the worker, the compilation of the interpreter and, on a first visit, the first example
// before anything else is loaded. The page itself comes with main.ts.
import { examples } from "./examples";
import { firstAllowance } from "./session/protocol";
import { milestone } from "./session/milestones";
import { Programs } from "./session/programs";
import { storage } from "./session/storage";
import { isLink } from "./share/link";
import { WorkerLink } from "./session/workerLink";
import { interpreter } from "./worker/module";

milestone("boot");

export const link = new WorkerLink(
    () => new Worker(new URL("./worker/worker.ts", import.meta.url), { type: "module", name: "loopscope" }),
    interpreter(),
);

export const programs = new Programs(storage("localStorage"), storage("sessionStorage"));

/** The program of the reader's that the page opens with; null on a first visit. */
export const keptProgram = programs.first;

const firstExample = examples[0]!;

/** What the editor holds at first. */
export const program = keptProgram ?? {
    text: firstExample.source,
    example: firstExample.name,
    breakpoints: [],
};

/** Number of the run that plays by itself on a first visit; 0 for none. */
export const firstRun =
    keptProgram === null && !isLink(location.hash)
        ? link.run(
              firstExample.source,
              { clock: "virtual", debug: false, seed: 0, interventions: [] },
              firstAllowance,
          )
        : 0;

void import("./main");
