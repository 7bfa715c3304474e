import { beforeEach, describe, expect, test } from "vitest";
import { Desk } from "./desk.svelte";
import { Programs, type Program, type Store } from "./programs";

/** A browser's storage of so many characters. */
class TestStore implements Store {
    readonly items = new Map<string, string>();
    constructor(private readonly room = Infinity) {}

    get length() {
        return this.items.size;
    }
    key = (index: number) => [...this.items.keys()][index] ?? null;
    getItem = (key: string) => this.items.get(key) ?? null;
    setItem(key: string, value: string) {
        if (value.length > this.room) throw new Error("QuotaExceededError");
        this.items.set(key, value);
    }
    removeItem = (key: string) => void this.items.delete(key);
}

const program = (text: string): Program => ({ text, example: "", breakpoints: [] });

let browser: TestStore;
let time: number;
beforeEach(() => {
    browser = new TestStore();
    time = 1000;
});

/** Another tab of the same browser, or the same after it was loaded again. */
const openTab = (tab = new TestStore()) => new Programs(browser, tab, () => time++);
const texts = (programs: Programs) => programs.all.map(({ text }) => text);

describe("the reader's programs", () => {
    test("come back, the newest first, and with what belongs to them", () => {
        const programs = openTab();
        const first = programs.save("", { text: "a", example: "coroutines", breakpoints: [2, 3] }, true);
        programs.save("", program("b"), true);
        expect(texts(openTab())).toEqual(["b", "a"]);
        expect(openTab().read(first!)).toMatchObject({
            example: "coroutines",
            breakpoints: [2, 3],
            touched: true,
        });
    });

    test("begin with the one of this tab when it is loaded again, with the newest in a new one", () => {
        const storeOfTab = new TestStore();
        openTab(storeOfTab).save("", program("of this tab"), true);
        openTab().save("", program("of another"), true);
        expect(openTab(storeOfTab).first?.text).toBe("of this tab");
        expect(openTab().first?.text).toBe("of another");
    });

    test("of two tabs that write in the same one are both kept", () => {
        const id = openTab().save("", program("both"), true)!;
        const [one, other] = [openTab(), openTab()];
        one.open(id);
        other.open(id);
        expect(one.save(id, program("one's"), true)).toBe(id);
        const fork = other.save(id, program("the other's"), true);
        expect(fork).not.toBe(id);
        expect(other.save(fork!, program("the other's, again"), true)).toBe(fork);
        expect(texts(openTab()).sort()).toEqual(["one's", "the other's, again"]);
    });

    test("are still told from another tab's after they were all listed", () => {
        const id = openTab().save("", program("both"), true)!;
        const [one, other] = [openTab(), openTab()];
        one.open(id);
        other.open(id);
        one.save(id, program("one's"), true);
        void other.all;
        expect(other.save(id, program("the other's"), true)).not.toBe(id);
    });

    test("are let go one by one when there are too many", () => {
        const programs = openTab();
        for (let number = 0; number < 40; number++) programs.save("", program(`${number}`), true);
        expect([texts(programs).length, texts(programs)[0]]).toEqual([30, "39"]);
    });

    test("are not there in a browser that refuses, and say so", () => {
        browser = new TestStore(10);
        expect(openTab().save("", program("much too long for it"), true)).toBeNull();
        const programs = new Programs(null, null);
        expect([programs.save("", program("a"), true) !== null, programs.last]).toEqual([true, false]);
        expect(texts(programs)).toEqual(["a"]);
    });

    test("that are no programs are passed over", () => {
        for (const [key, text] of Object.entries({ a: "{", b: "null", c: '{"text":1}', d: "[]" }))
            browser.setItem(`loopscope.program.${key}`, text);
        browser.setItem("loopscope.program.e", '{"text":"e","breakpoints":["x",3],"example":7}');
        expect(openTab().all).toMatchObject([{ text: "e", breakpoints: [3], example: "", saved: 0 }]);
    });
});

describe("the desk", () => {
    const openDesk = () => new Desk(openTab());
    const othersOf = (desk: Desk) => desk.others.map(({ text }) => text);

    test("keeps the reader's work when an example takes its place", () => {
        const desk = openDesk();
        desk.put(program("example"));
        desk.save(program("example, changed"));
        desk.put(program("another example"));
        expect([othersOf(desk), desk.state]).toEqual([["example, changed"], "saved"]);
    });

    test("does not keep examples that were only looked at, except the last", () => {
        const desk = openDesk();
        for (const text of ["one", "two", "three"]) desk.put(program(text));
        expect([othersOf(desk), texts(openTab())]).toEqual([[], ["three"]]);
    });

    test("leaves the reader's work alone while a program from a link is looked at, and knows the way back", () => {
        const desk = openDesk();
        desk.put(program(""));
        desk.save(program("mine"));
        desk.visit(program("theirs"), "a link");
        desk.save(program("theirs"));
        expect([desk.origin, desk.earlier?.text, texts(openTab())]).toEqual(["visiting", "mine", ["mine"]]);
        expect(desk.open(desk.earlier!.id)?.text).toBe("mine");
        expect([desk.origin, desk.earlier]).toEqual(["own", null]);
    });

    test("keeps both when the reader writes in a program from a link", () => {
        const desk = openDesk();
        desk.put(program(""));
        desk.save(program("mine"));
        desk.visit(program("theirs"), "a link");
        desk.save(program("theirs, changed"));
        expect([desk.origin, desk.earlier?.text]).toEqual(["adopted", "mine"]);
        desk.open(desk.earlier!.id);
        expect(othersOf(desk)).toEqual(["theirs, changed"]);
    });

    test("goes from link to link without losing the way back", () => {
        const desk = openDesk();
        desk.put(program(""));
        desk.save(program("mine"));
        desk.visit(program("theirs"), "a link");
        desk.visit(program("somebody else's"), "a link");
        expect(desk.earlier?.text).toBe("mine");
    });

    test("writes nothing while nothing has changed, so that another tab's work stays", () => {
        const one = openDesk();
        one.put(program(""));
        one.save(program("mine"));
        const id = openTab().first!.id;
        const other = openDesk();
        other.open(id);
        other.save(program("mine, from the other tab"));
        one.save(program("mine"));
        expect(texts(openTab())).toEqual(["mine, from the other tab"]);
        one.save(program("mine, from the first tab"));
        expect(texts(openTab()).length).toBe(2);
    });

    test("keeps an emptied program, and says when nothing is kept", () => {
        const desk = openDesk();
        desk.put(program("x"));
        desk.save(program(""));
        expect(openTab().all).toMatchObject([{ text: "", touched: true }]);
        const forgetful = new Desk();
        forgetful.save(program("x"));
        expect(forgetful.state).toBe("refused");
    });
});
