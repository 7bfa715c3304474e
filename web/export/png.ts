// A picture that is made of lines as one that is made of pixels.

/** Pixels for each of the picture's own units. */
const scale = 2;

/** The SVG as a PNG, painted by the browser at twice its size. */
export async function pngOf(svg: string): Promise<Blob> {
    const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    try {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.naturalWidth * scale, image.naturalHeight * scale];
        canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
        return await new Promise((resolve, reject) =>
            canvas.toBlob((png) =>
                png === null ? reject(new Error("the picture is too large")) : resolve(png),
            ),
        );
    } finally {
        URL.revokeObjectURL(url);
    }
}
