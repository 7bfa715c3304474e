// Gives the reader a file to keep.

/** Offers the content under a name, as a browser does with what is downloaded. */
export function download(content: Blob, name: string): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    // The browser reads it after this turn.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
