// `npm start`: sets up what is missing, builds what has changed and serves the page.
import { buildPage, pageFolder } from "./build/page.mjs";
import { serve, wantedPort } from "./serve.mjs";
import { main, step } from "./setup/terminal.mjs";

main(async () => {
    const port = wantedPort();
    await buildPage();
    const { url } = await serve(pageFolder, port);
    step(`Loopscope is at ${url} (Ctrl+C ends it)`);
});
