// `import "loopscope/vitest"`: from then on `expect` knows the assertions on a run.
import { expect } from "vitest";
import { matchers, type RunMatchers } from "./matchers";

expect.extend(matchers);

declare module "vitest" {
    // The name of the type's parameter is Vitest's.
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- so a declaration is merged with another
    interface Matchers<T> extends RunMatchers<T> {}
}

export { matchers, type RunMatchers } from "./matchers";
export { run, Session } from "../session";
export type { SessionOptions } from "../session";
export type { Run } from "../run";
