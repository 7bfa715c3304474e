// What ESLint looks at: mistakes, in TypeScript, Svelte and the scripts. Layout is Prettier's.
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import typescript from "typescript-eslint";

export default typescript.config(
    { ignores: ["build/", "dist/", "lib/", "node_modules/"] },
    js.configs.recommended,
    ...typescript.configs.recommended,
    ...svelte.configs.recommended,
    ...svelte.configs.prettier,
    {
        files: ["scripts/**", "bench/**", "tests/**", "wasm/**", "node/**", "examples/**", "*.js", "*.ts"],
        languageOptions: { globals: globals.node },
    },
    { files: ["web/**", "wasm/**"], languageOptions: { globals: { ...globals.browser, ...globals.worker } } },
    {
        files: ["web/offline/serviceWorker.js"],
        languageOptions: { globals: { ...globals.serviceworker, build: "readonly" } },
    },
    {
        files: ["**/*.svelte", "**/*.svelte.ts"],
        languageOptions: { parserOptions: { parser: typescript.parser } },
    },
    {
        rules: {
            "no-undef": "off",
            eqeqeq: "error",
            "@typescript-eslint/no-unused-vars": [
                "error",
                { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
            ],
        },
    },
    { files: ["**/*.js", "**/*.mjs"], rules: { "no-undef": "error" } },
);
