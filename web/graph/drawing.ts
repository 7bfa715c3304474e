// The await graph as a drawing: boxes with their texts cut to fit, and the curves between them. Pure; the component only
// paints it.
import type { AwaitEdge, AwaitGraph, AwaitNode } from "../trace/awaits";
import { layOut, margin, type Placed } from "./layout";

export interface DrawnNode extends Placed {
    readonly node: AwaitNode;
    readonly width: number;
    readonly height: number;
    readonly title: string;
    readonly detail: string;
    /** A word for what its look says too: "in a circle", "stuck". */
    readonly badge: string;
}

export interface DrawnEdge {
    readonly edge: AwaitEdge;
    readonly path: string;
    /** The middle of the curve. */
    readonly x: number;
    readonly y: number;
}

export interface Drawing {
    readonly nodes: DrawnNode[];
    readonly edges: DrawnEdge[];
    readonly width: number;
    readonly height: number;
}

const titleLetter = 7.2;
const detailLetter = 5.9;
const padding = 20;
const [narrowest, widest] = [76, 178];

export function drawing(graph: AwaitGraph): Drawing {
    const boxes = graph.nodes.map((node) => {
        const wanted = Math.max(node.title.length * titleLetter, node.detail.length * detailLetter) + padding;
        return {
            width: Math.min(widest, Math.max(narrowest, Math.ceil(wanted))),
            height: node.detail === "" ? 26 : 38,
        };
    });
    const { places, layers, width, height } = layOut(boxes, graph.edges);
    const nodes = graph.nodes.map((node, index) => ({
        ...places[index]!,
        ...boxes[index]!,
        node,
        title: cut(node.title, (boxes[index]!.width - padding) / titleLetter),
        detail: cut(node.detail, (boxes[index]!.width - padding) / detailLetter),
        badge: node.circle ? "in a circle" : node.stuck && node.kind === "task" ? "stuck" : "",
    }));
    let lowest = height;
    const edges = graph.edges.map((edge) => {
        const [from, to] = [nodes[edge.from]!, nodes[edge.to]!];
        if (layers[edge.to]! > layers[edge.from]!) return { edge, ...onward(from, to) };
        const back = backward(from, to, Math.max(from.y + from.height, to.y + to.height) + 22);
        lowest = Math.max(lowest, back.y + margin);
        return { edge, ...back };
    });
    return { nodes, edges, width, height: lowest };
}

type Box = Placed & { width: number; height: number };

/** From the right of one box to the left of another. */
function onward(from: Box, to: Box): { path: string; x: number; y: number } {
    const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
    const [x2, y2] = [to.x - 3, to.y + to.height / 2];
    const bend = Math.max(18, (x2 - x1) / 2);
    return {
        path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
        x: (x1 + x2) / 2,
        y: (y1 + y2) / 2,
    };
}

/** Around below, to a box of the same layer or one further left. */
function backward(from: Box, to: Box, below: number): { path: string; x: number; y: number } {
    const [x1, y1] = [from.x + from.width * 0.6, from.y + from.height];
    const [x2, y2] = [to.x + to.width * 0.4, to.y + to.height + 3];
    return {
        path: `M${x1} ${y1}C${x1} ${below} ${x2} ${below} ${x2} ${y2}`,
        x: (x1 + x2) / 2,
        y: below - 8,
    };
}

function cut(text: string, letters: number): string {
    const most = Math.max(1, Math.floor(letters));
    return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`;
}
