// The theme's colours as the canvas needs them, read from the custom properties, and the hatching made of them.

import { colourReader } from "../theme/colours";

export class Palette {
    private readonly read = colourReader();
    private readonly colours = new Map<string, string>();
    private readonly hatches = new Map<string, CanvasPattern>();

    /** The value of a custom property. */
    colour(property: string): string {
        let colour = this.colours.get(property);
        if (colour === undefined) {
            colour = this.read(property);
            this.colours.set(property, colour);
        }
        return colour;
    }

    /** A colour's red, green and blue, 0 to 255. */
    channels(property: string): [number, number, number] {
        const value = parseInt(this.colour(property).slice(1), 16);
        return [(value >>> 16) & 255, (value >>> 8) & 255, value & 255];
    }

    /** Diagonal hatching in a colour; `shift` moves it along with the time axis. */
    hatch(
        property: string,
        context: CanvasRenderingContext2D,
        scale: number,
        shift: number,
    ): CanvasPattern | string {
        let pattern = this.hatches.get(property);
        if (pattern === undefined) {
            const made = context.createPattern(hatchTile(this.colour(property), scale), "repeat");
            if (made === null) return this.colour(property);
            pattern = made;
            this.hatches.set(property, pattern);
        }
        pattern.setTransform(new DOMMatrix([1 / scale, 0, 0, 1 / scale, shift % hatchPeriod, 0]));
        return pattern;
    }
}

const hatchPeriod = 9;

function hatchTile(colour: string, scale: number): HTMLCanvasElement {
    const tile = document.createElement("canvas");
    tile.width = tile.height = Math.round(hatchPeriod * scale);
    const context = tile.getContext("2d")!;
    const size = tile.width;
    context.globalAlpha = 0.13;
    context.fillStyle = colour;
    context.fillRect(0, 0, size, size);
    context.globalAlpha = 0.5;
    context.strokeStyle = colour;
    context.lineWidth = 1.5 * scale;
    context.beginPath();
    for (const shift of [-size, 0, size]) {
        context.moveTo(shift - 2, size + 2);
        context.lineTo(shift + size + 2, -2);
    }
    context.stroke();
    return tile;
}
