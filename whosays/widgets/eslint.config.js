import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["static/", "node_modules/"] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["src/**/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.browser },
    rules: {
      eqeqeq: "error",
      "max-lines-per-function": ["error", { max: 60, skipComments: true }],
      "no-unused-vars": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-implicit-globals": "error",
    },
  },
  { files: ["src/**/*.test.js", "*.mjs"], languageOptions: { globals: globals.node } },
];
