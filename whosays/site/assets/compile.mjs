// Compiles the Python files of a folder with the very Python that will run them in a browser, and
// takes the sources away: compiling at each start would cost a reader seconds.
//
//   node compile.mjs PYODIDE FOLDER

import { pathToFileURL } from "node:url";

const [pyodide, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const python = await loadPyodide();
python.mountNodeFS("/made", folder);
const count = python.runPython(`
import importlib._bootstrap_external as loading
import importlib.util
from pathlib import Path

count = 0
for file in sorted(Path("/made").rglob("*.py")):
    name = "/lib/" + file.relative_to("/made").as_posix()
    code = compile(file.read_bytes(), name, "exec", dont_inherit=True, optimize=0)
    # Looked for beside its package, where no source is.
    file.with_suffix(".pyc").write_bytes(loading._code_to_timestamp_pyc(code))
    file.unlink()
    count += 1
count
`);
console.log(count);
