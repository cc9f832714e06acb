import js from "@eslint/js";
import globals from "globals";

// Run one folder up, where the widgets and the JupyterLab extension stand side by side.
const RULES = {
  eqeqeq: "error",
  "max-lines-per-function": ["error", { max: 60, skipComments: true }],
  "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
  "no-var": "error",
  "prefer-const": "error",
};

export default [
  { ignores: ["widgets/static/", "**/node_modules/"] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" }, rules: RULES },
  {
    files: ["widgets/src/**/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.browser },
  },
  {
    files: ["lab/**/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.browser },
  },
  {
    // JupyterLab's own way in: a plain script, whose one global name others look for.
    files: ["lab/**/remoteEntry.js"],
    languageOptions: { sourceType: "script" },
    rules: { "no-var": "off" },
  },
  {
    files: ["site/**/*.js", "room/**/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "script", globals: globals.browser },
  },
  { files: ["site/**/{try,begin}.js"], languageOptions: { sourceType: "module" } },
  { files: ["site/**/service-worker.js"], languageOptions: { globals: globals.serviceworker } },
  { files: ["widgets/src/**/*.test.js", "**/*.mjs"], languageOptions: { globals: globals.node } },
];
