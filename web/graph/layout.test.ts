import { describe, expect, test } from "vitest";
import { layOut, margin, type Box, type Way } from "./layout";

const box: Box = { width: 100, height: 30 };
const boxes = (count: number): Box[] => Array.from({ length: count }, () => box);
const way = (from: number, to: number): Way => ({ from, to });

function overlaps(count: number, ways: Way[]): [number, number][] {
    const { places } = layOut(boxes(count), ways);
    const pairs: [number, number][] = [];
    for (let a = 0; a < count; a++)
        for (let b = a + 1; b < count; b++)
            if (
                Math.abs(places[a]!.x - places[b]!.x) < box.width &&
                Math.abs(places[a]!.y - places[b]!.y) < box.height
            )
                pairs.push([a, b]);
    return pairs;
}

describe("the layout of a graph", () => {
    test("puts who waits left of whom it waits for", () => {
        const { layers } = layOut(boxes(4), [way(0, 1), way(0, 2), way(2, 3), way(1, 3)]);
        expect(layers).toEqual([0, 1, 1, 2]);
    });

    test("puts a parent at the middle of its children", () => {
        const { places } = layOut(boxes(4), [way(0, 1), way(0, 2), way(0, 3)]);
        expect(places[0]!.y).toBeCloseTo(places[2]!.y, 0);
    });

    test("lets no two boxes overlap", () => {
        const tree = Array.from({ length: 30 }, (_, node) => way(Math.floor(node / 3), node + 1));
        expect(overlaps(31, tree)).toEqual([]);
        const crossed = [
            way(0, 4),
            way(0, 5),
            way(1, 5),
            way(1, 3),
            way(2, 3),
            way(2, 4),
            way(3, 6),
            way(5, 6),
        ];
        expect(overlaps(7, crossed)).toEqual([]);
    });

    test("stays within its own bounds", () => {
        const { places, width, height } = layOut(boxes(5), [way(0, 1), way(1, 2), way(0, 3)]);
        for (const { x, y } of places) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(x + box.width).toBeLessThanOrEqual(width);
            expect(y + box.height).toBeLessThanOrEqual(height);
        }
    });

    test("begins at its upper edge, however its boxes moved to each other", () => {
        for (const ways of [[way(0, 1), way(0, 2), way(0, 3), way(0, 4)], [way(0, 4), way(1, 4)], []]) {
            const { places } = layOut(boxes(5), ways);
            expect(Math.min(...places.map(({ y }) => y))).toBeCloseTo(margin, 9);
        }
    });

    test("comes to an end where boxes lead to each other in a circle", () => {
        const { layers } = layOut(boxes(4), [way(0, 1), way(1, 2), way(2, 3), way(3, 0)]);
        expect(layers).toEqual([0, 1, 2, 3]);
    });

    test("needs no crossing where there is none", () => {
        const { places } = layOut(boxes(6), [way(0, 5), way(1, 4), way(2, 3)]);
        const order = [5, 4, 3].map((node) => places[node]!.y);
        expect(order).toEqual([...order].sort((a, b) => a - b));
    });
});
