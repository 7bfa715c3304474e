// The page's first script: starts the worker, the compilation of the interpreter and, on a first visit, the first example
// before anything else is loaded. The page itself comes with main.ts.
import { isEmbedded } from "./embed/frame";
import { examples } from "./examples";
import { firstAllowance } from "./session/protocol";
import { milestone } from "./session/milestones";
import { Programs } from "./session/programs";
import { storage } from "./storage";
import { isLink } from "./share/link";
import { WorkerLink } from "./session/workerLink";
import { makeWorker } from "./worker/makeWorker";
import { interpreter } from "./worker/module";

milestone("boot");

export const link = new WorkerLink(makeWorker, interpreter());

/** Whether another page shows this one in a frame. */
export const embedded = isEmbedded(location.search);

/** A frame leaves what its reader keeps in the browser alone. */
export const programs = embedded
    ? new Programs(null, null)
    : new Programs(storage("localStorage"), storage("sessionStorage"));

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
