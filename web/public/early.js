// Before the first paint: the theme, so that the wrong one never flashes. And a word in place of the page where the
// browser refuses the page's own scripts, as it does in a frame whose sandbox takes their origin away.
(() => {
    const root = document.documentElement;
    const parameters = new URLSearchParams(location.search);
    let theme = parameters.get("theme") || (parameters.has("embed") ? "auto" : stored());
    if (theme !== "light" && theme !== "dark")
        theme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    root.dataset.theme = theme;

    function stored() {
        try {
            return localStorage.getItem("loopscope.theme");
        } catch {
            return null;
        }
    }

    addEventListener(
        "error",
        (event) => {
            if (!(event.target instanceof HTMLScriptElement)) return;
            const words = document.createElement("p");
            words.setAttribute("role", "alert");
            words.textContent =
                self.origin === "null"
                    ? "Loopscope cannot run in this frame: its sandbox needs allow-same-origin beside allow-scripts."
                    : "Loopscope could not be loaded. Please load the page again.";
            document.getElementById("app").replaceChildren(words);
        },
        true,
    );
})();
