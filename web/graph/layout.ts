// Lays out a graph in layers, left to right: who waits stands left of whom it waits for. Pure, and the same for the same
// graph. Edges that lead back, as circles have them, are drawn around. Lengths are in pixels.

export interface Box {
    readonly width: number;
    readonly height: number;
}

export interface Way {
    readonly from: number;
    readonly to: number;
}

export interface Placed {
    readonly x: number;
    readonly y: number;
}

export interface Layout {
    /** The upper left corner of each box. */
    readonly places: Placed[];
    readonly layers: number[];
    readonly width: number;
    readonly height: number;
}

const layerGap = 34;
const rowGap = 14;
export const margin = 14;

/** Times that the order within the layers is improved. */
const sweeps = 6;

export function layOut(boxes: readonly Box[], ways: readonly Way[]): Layout {
    const forward = withoutBackWays(boxes.length, ways);
    const layers = layersOf(boxes.length, forward);
    const columns: number[][] = [];
    layers.forEach((layer, node) => (columns[layer] ??= []).push(node));
    order(columns, layers, forward);
    return place(boxes, columns, layers, forward);
}

/** The ways that lead on, in the order of a walk from the first box: those that lead back to where it came from left out. */
function withoutBackWays(count: number, ways: readonly Way[]): Way[] {
    const next: Way[][] = Array.from({ length: count }, () => []);
    for (const way of ways) if (way.from !== way.to) next[way.from]!.push(way);
    const entered = new Set<number>();
    const onPath = new Set<number>();
    const forward: Way[] = [];
    const targets = new Set(ways.map((way) => way.to));
    const starts = [...next.keys()].sort((a, b) => Number(targets.has(a)) - Number(targets.has(b)) || a - b);
    for (const start of starts) {
        if (entered.has(start)) continue;
        const path = [{ node: start, child: 0 }];
        entered.add(start);
        onPath.add(start);
        while (path.length > 0) {
            const top = path[path.length - 1]!;
            const way = next[top.node]![top.child++];
            if (way === undefined) {
                onPath.delete(top.node);
                path.pop();
                continue;
            }
            if (onPath.has(way.to)) continue;
            forward.push(way);
            if (entered.has(way.to)) continue;
            entered.add(way.to);
            onPath.add(way.to);
            path.push({ node: way.to, child: 0 });
        }
    }
    return forward;
}

/** The longest way that leads to each box. */
function layersOf(count: number, forward: readonly Way[]): number[] {
    const layers = Array.from({ length: count }, () => 0);
    const next: number[][] = Array.from({ length: count }, () => []);
    const open = Array.from({ length: count }, () => 0);
    for (const { from, to } of forward) {
        next[from]!.push(to);
        open[to]!++;
    }
    const free = [...open.keys()].filter((node) => open[node] === 0);
    for (let place = 0; place < free.length; place++) {
        const node = free[place]!;
        for (const to of next[node]!) {
            layers[to] = Math.max(layers[to]!, layers[node]! + 1);
            if (--open[to]! === 0) free.push(to);
        }
    }
    return layers;
}

/** Puts boxes of a layer near those that they are connected with; what stands alone keeps its place. */
function order(columns: number[][], layers: readonly number[], forward: readonly Way[]): void {
    const neighbours: number[][] = layers.map(() => []);
    for (const { from, to } of forward) {
        neighbours[from]!.push(to);
        neighbours[to]!.push(from);
    }
    const rank = layers.map(() => 0);
    const rerank = () => columns.forEach((column) => column.forEach((node, place) => (rank[node] = place)));
    rerank();
    for (let sweep = 0; sweep < sweeps; sweep++) {
        const rightwards = sweep % 2 === 0;
        const turns = rightwards ? columns : [...columns].reverse();
        for (const column of turns) {
            const wish = new Map(
                column.map((node) => {
                    const side = neighbours[node]!.filter((other) =>
                        rightwards ? layers[other]! < layers[node]! : layers[other]! > layers[node]!,
                    );
                    const sum = side.reduce((total, other) => total + rank[other]!, 0);
                    return [node, side.length === 0 ? rank[node]! : sum / side.length];
                }),
            );
            column.sort((a, b) => wish.get(a)! - wish.get(b)! || rank[a]! - rank[b]!);
            rerank();
        }
    }
}

function place(
    boxes: readonly Box[],
    columns: readonly number[][],
    layers: number[],
    forward: readonly Way[],
): Layout {
    const tops = boxes.map(() => 0);
    for (const column of columns) {
        let y = 0;
        for (const node of column) {
            tops[node] = y;
            y += boxes[node]!.height + rowGap;
        }
    }
    for (let sweep = 0; sweep < sweeps; sweep++) align(boxes, columns, tops, forward, sweep % 2 === 0);
    const highest = tops.length === 0 ? 0 : Math.min(...tops);
    let x = margin;
    const lefts: number[] = [];
    for (const column of columns) {
        lefts.push(x);
        x += Math.max(...column.map((node) => boxes[node]!.width)) + layerGap;
    }
    const places = boxes.map((_, node) => ({
        x: lefts[layers[node]!]!,
        y: tops[node]! - highest + margin,
    }));
    const bottom = Math.max(0, ...places.map((at, node) => at.y + boxes[node]!.height));
    return { places, layers, width: Math.max(0, x - layerGap) + margin, height: bottom + margin };
}

/** Moves boxes towards the middle of those that they are connected with, as far as their neighbours let them. */
function align(
    boxes: readonly Box[],
    columns: readonly number[][],
    tops: number[],
    forward: readonly Way[],
    rightwards: boolean,
): void {
    const middle = (node: number) => tops[node]! + boxes[node]!.height / 2;
    for (const column of rightwards ? columns : [...columns].reverse()) {
        const wishes = column.map((node) => {
            const side = forward.filter((way) => (rightwards ? way.to : way.from) === node);
            if (side.length === 0) return tops[node]!;
            const sum = side.reduce((total, way) => total + middle(rightwards ? way.from : way.to), 0);
            return sum / side.length - boxes[node]!.height / 2;
        });
        let least = -Infinity;
        column.forEach((node, at) => {
            tops[node] = Math.max(wishes[at]!, least);
            least = tops[node]! + boxes[node]!.height + rowGap;
        });
        let most = Infinity;
        for (let at = column.length - 1; at >= 0; at--) {
            const node = column[at]!;
            const wish = (wishes[at]! + tops[node]!) / 2;
            const lower =
                at === 0 ? -Infinity : tops[column[at - 1]!]! + boxes[column[at - 1]!]!.height + rowGap;
            tops[node] = Math.min(Math.max(Math.min(wish, tops[node]!), lower), most - boxes[node]!.height);
            most = tops[node]! - rowGap;
        }
    }
}
