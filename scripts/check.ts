/**
 * `npm run check`: the one gate. Format, lint, types, the Worker's types, tests (the architecture test among them), the build and the
 * client's size. Goes through all of it and says at the end what failed. `--without-tests` leaves the tests to `npm test`.
 */
import { spawnSync } from "node:child_process";
import { clientSizes, OBSERVATORY_BUDGET } from "./client-size.ts";

const npx =
  (...command: string[]) =>
  (): boolean =>
    spawnSync("npx", ["--no-install", ...command], { stdio: "inherit" }).status === 0;

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const size = (): boolean => {
  const { observatory, all } = clientSizes("build/client");
  console.log(`client JavaScript, gzip: the Observatory ${kB(observatory)} of ${kB(OBSERVATORY_BUDGET)}; all pages together ${kB(all)}`);
  return observatory <= OBSERVATORY_BUDGET;
};

const steps: readonly (readonly [string, () => boolean])[] = [
  ["format", npx("prettier", "--check", "--log-level", "warn", ".")],
  ["lint", npx("oxlint", "--deny-warnings")],
  ["worker types", npx("wrangler", "types", "--check", "--include-runtime=false", "--strict-vars=false", "worker-configuration.d.ts")],
  ["types", npx("npm", "run", "--silent", "typecheck")],
  ["tests", npx("vitest", "run")],
  ["build", npx("npm", "run", "--silent", "build")],
  ["client size", size],
];

const wanted = process.argv.includes("--without-tests") ? steps.filter(([name]) => name !== "tests") : steps;
const failed = wanted.filter(([name, step]) => {
  console.log(`\n▸ ${name}`);
  return !step();
});
console.log(failed.length === 0 ? "\neverything holds" : `\nfailed: ${failed.map(([name]) => name).join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
