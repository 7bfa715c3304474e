// `npm run format`: lays out all sources as `npm test` wants them.
import { layOut } from "./checks/layout.mjs";
import { needNodePackages } from "./setup/node_packages.mjs";
import { main } from "./setup/terminal.mjs";

main(async () => {
    await needNodePackages();
    await layOut();
});
