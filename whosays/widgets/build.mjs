// Puts the widgets' modules and styles together into static/, one script and one style sheet
// for each widget, and one for each kind of question. `npm run build` writes them;
// `node build.mjs --check` only tells whether what is there is what would be written.

import { readdir, readFile, rm, writeFile, mkdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const KINDS = "src/question/kinds";
const OUT = join(HERE, "static");
// The extension's own parts of a page are drawn with the same values, before any widget is there.
const TOKENS = join(HERE, "src/tokens.css");
const LAB = join(HERE, "../lab/share/jupyter/labextensions/whosays-start/static/tokens.css");
const PLAIN = 'export { widget } from "./src/question/question.js";';

/** Every kind of question: a file, or a folder with a file of its name. */
async function kinds() {
  const found = await readdir(join(HERE, KINDS), { withFileTypes: true });
  return found
    .filter((entry) => entry.isDirectory() || /^[a-z]+\.js$/.test(entry.name))
    .map((entry) => (entry.isDirectory()
      ? [entry.name, `./${KINDS}/${entry.name}/${entry.name}.js`]
      : [basename(entry.name, ".js"), `./${KINDS}/${entry.name}`]));
}

/** What becomes a bundle: its name, and the script that brings in all of it. */
async function entries() {
  const widgets = ["drop", "figure", "follow", "line", "plan", "progress", "reader"].map((name) => [
    name, `export { default } from "./src/${name}/${name}.js";`,
  ]);
  const questions = (await kinds()).map(([kind, file]) => [
    `question_${kind}`,
    `import { widget } from "./src/question/question.js";
     import { control } from "${file}";
     export default widget(control);`,
  ]);
  const styles = [
    ["page", '@import "./src/theme.css"; @import "./src/page/page.css"; @import "./src/figure/figure.css";'],
    ["maker", '@import "./src/theme.css"; @import "./src/maker/maker.css";'],
  ];
  return { scripts: [...widgets, ...questions], styles };
}

async function bundle(name, contents, loader) {
  const made = await build({
    stdin: { contents, loader, resolveDir: HERE, sourcefile: name },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    absWorkingDir: HERE,
    outfile: join(OUT, `${name}.${loader}`),
    logLevel: "error",
  });
  return made.outputFiles.map((file) => [basename(file.path), file.text]);
}

/**
 * Store what style sheets share once: the theme that all begin with, and what all questions
 * have next. `whosays.html.assets` puts them together again.
 */
async function sharedOnce(files) {
  const styleOf = async (name, script) =>
    (await bundle(name, script, "js")).find(([file]) => file.endsWith(".css"))?.[1];
  const theme = await styleOf("theme", 'import "./src/theme.css";');
  const question = await styleOf("question", PLAIN);
  for (const [name, text] of files) {
    if (!name.endsWith(".css")) continue;
    const shared = name.startsWith("question_") ? question : theme;
    if (!text.startsWith(shared)) throw new Error(`${name} does not begin with what it shares.`);
    if (text === shared) files.delete(name);
    else files.set(name, text.slice(shared.length));
  }
  files.set("theme.css", theme);
  files.set("question.css", question.slice(theme.length));
  return files;
}

/** Every file of static/ as it should be. */
async function all() {
  const { scripts, styles } = await entries();
  const made = await Promise.all([
    ...scripts.map(([name, contents]) => bundle(name, contents, "js")),
    ...styles.map(([name, contents]) => bundle(name, contents, "css")),
  ]);
  const files = new Map(/** @type {[string, string][]} */ (made.flat()).sort(([a], [b]) => (a < b ? -1 : 1)));
  return await sharedOnce(files);
}

const check = process.argv.includes("--check");
const wanted = await all();
await mkdir(OUT, { recursive: true });
const there = await readdir(OUT);
const stale = there.filter((name) => !wanted.has(name));
for (const [name, text] of wanted) {
  const old = there.includes(name) ? await readFile(join(OUT, name), "utf8") : null;
  if (old === text) continue;
  stale.push(name);
  if (!check) await writeFile(join(OUT, name), text);
}
const tokens = await readFile(TOKENS, "utf8");
if (await readFile(LAB, "utf8").catch(() => null) !== tokens) {
  stale.push("the extension's tokens.css");
  if (!check) await writeFile(LAB, tokens);
}
if (check && stale.length > 0) {
  console.error(`Not what the sources make: ${stale.join(", ")}. Run: npm run build`);
  process.exitCode = 1;
} else if (!check) {
  await Promise.all(there.filter((name) => !wanted.has(name)).map((name) => rm(join(OUT, name))));
}
