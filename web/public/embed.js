// For pages that show Loopscope in a frame: makes each such frame as high as it says that it wants to be.
(() => {
    const place = new URL(".", document.currentScript.src).href;
    const least = 160;
    const most = 1600;

    function frames() {
        return [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(place));
    }

    addEventListener("message", (event) => {
        const height = event.data?.loopscopeHeight;
        if (!Number.isFinite(height)) return;
        for (const frame of frames())
            if (frame.contentWindow === event.source)
                frame.height = String(Math.round(Math.min(most, Math.max(least, height))));
    });

    // Those that were there before this script have spoken already.
    for (const frame of frames()) frame.contentWindow.postMessage("loopscope height?", "*");
})();
