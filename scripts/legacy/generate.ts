/**
 * Makes an old LiteraryAI database to try the migration on, and writes what is wrong with it to `legacy.db.manifest.json`.
 *
 *     npm run generate:legacy -- legacy.db --rows N --seed S
 */
import { parseArgs } from "node:util";
import { generateLegacy } from "./generator.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: "string", default: "2000" }, seed: { type: "string", default: "1" } },
});
const [path] = positionals;
const [rows, seed] = [Number(values.rows), Number(values.seed)];
if (path === undefined || !Number.isInteger(rows) || rows < 10 || !Number.isInteger(seed)) {
  console.error("npm run generate:legacy -- legacy.db --rows N --seed S (N at least 10)");
  process.exitCode = 1;
} else {
  const manifest = generateLegacy(path, rows, seed);
  const counts = Object.entries(manifest.rows).map(([table, count]) => `${count} ${table}`);
  console.log(`${path}: ${counts.join(", ")}; ${manifest.planted.length} rows with something wrong`);
}
