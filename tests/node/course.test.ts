// The course in examples/course can be taken: no exercise passes its tests as it stands. (Its solutions are run by the
// Vitest project `course`.)
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startVitest } from "vitest/node";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "../../examples/course");
const exercises = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d/.test(entry.name))
    .map(({ name }) => name);

test("Every exercise fails a test of its own", async () => {
    const vitest = await startVitest("test", [], {
        config: join(folder, "vitest.config.ts"),
        root: folder,
        watch: false,
        reporters: [{}],
    });
    const modules = vitest.state.getTestModules();
    await vitest.close();
    process.exitCode = 0;
    expect(modules).toHaveLength(exercises.length);
    for (const module of modules) {
        const results = [...module.children.allTests()].map((each) => each.result().state);
        expect(results, module.moduleId).toContain("failed");
        expect(results.every((state) => state === "passed" || state === "failed")).toBe(true);
    }
}, 60_000);

test("Every exercise says what is to be done, and has a solution", () => {
    for (const name of exercises) {
        expect(readFileSync(join(folder, name, "exercise.py"), "utf8")).toMatch(/^# .{20}/);
        expect(readFileSync(join(folder, name, "solution.py"), "utf8")).toContain("asyncio.run(main())");
    }
});
