/** The house rules that a machine can keep: who may import whom, how long a file may be, no types given up. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const rooms = ["worker", "objects", "app", "db", "graph", "test", "bench", "scripts"];

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|tsx|mts|mjs)$/.test(entry.name) && !entry.name.endsWith(".d.ts") ? [path] : [];
  });

const files = rooms.flatMap(sources);
const read = (file: string): string => readFileSync(join(root, file), "utf8");

/** Rooms of DESIGN.md §3, the most particular first. */
const roomOf = (file: string): string => {
  if (file.startsWith("objects/simulation/")) return "simulation";
  if (file.startsWith("objects/protocol")) return "protocol";
  if (file.startsWith("objects/mind/")) return "mind";
  if (file.startsWith("objects/log")) return "log";
  if (file.startsWith("objects/")) return "ecosystem";
  return file.split("/")[0] ?? "";
};

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const importsOf = (file: string): Import[] =>
  [...read(file).matchAll(/^\s*(?:import|export)\s+(type\s)?[^;"']*?from\s+["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/gm)].flatMap(
    (match) => {
      const specifier = match[2] ?? match[3] ?? "";
      const path = specifier.startsWith("~/") ? join(root, "app", specifier.slice(2)) : resolve(root, dirname(file), specifier);
      return /^(\.|~\/)/.test(specifier) ? [{ file, target: relative(root, path), typeOnly: match[1] !== undefined }] : [];
    },
  );

type Rule = (target: string, edge: Import) => boolean;
const is =
  (...names: string[]) =>
  (target: string) =>
    names.includes(target);
const types =
  (...names: string[]): Rule =>
  (target, { typeOnly }) =>
    typeOnly && names.includes(target);

const allowed: Record<string, readonly Rule[]> = {
  simulation: [],
  protocol: [types("simulation")],
  log: [],
  mind: [types("simulation")],
  db: [types("simulation")],
  graph: [types("simulation"), is("db")],
  ecosystem: [
    is("simulation", "protocol", "log"),
    types("mind"),
    (target, { file }) => target === "mind" && /\/(wishes|sinks)\.ts$/.test(file),
    (target, { file }) => (target === "db" || target === "graph") && file.endsWith("/sinks.ts"),
  ],
  app: [is("simulation", "protocol"), types("worker", "ecosystem")],
  worker: [
    types("simulation", "mind"),
    is("protocol", "log"),
    is("simulation"),
    is("ecosystem"),
    (target, { file }) => (target === "db" || target === "graph" || target === "mind") && /^worker\/(services|jobs)/.test(file),
  ],
};

describe("who may import whom", () => {
  test.each(Object.keys(allowed))("%s", (room) => {
    const strangers = files
      .filter((file) => roomOf(file) === room)
      .flatMap(importsOf)
      .filter((edge) => {
        const target = roomOf(edge.target);
        return target !== room && !(allowed[room] ?? []).some((rule) => rule(target, edge));
      })
      .map(({ file, target }) => `${file} → ${target}`);
    expect(strangers).toEqual([]);
  });
});

test("every file is under 300 lines, and the mean under 120", () => {
  const lengths = files.map((file) => ({ file, lines: read(file).split("\n").length - 1 }));
  expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  const mean = lengths.reduce((sum, { lines }) => sum + lines, 0) / lengths.length;
  expect(mean).toBeLessThan(120);
});

test("no type is given up", () => {
  const comment = /\/\*(?!.*@ts-).*?\*\/|^\s*(?:\/\*\*|\*).*|\/\/(?!.*@ts-).*$/g;
  const givenUp = /:\s*any\b|\bas any\b|\bany\[\]|<any\b|\bas unknown as\b|@ts-(ignore|expect-error|nocheck)/;
  const found = files
    .filter((file) => file !== "test/architecture.test.ts")
    .flatMap((file) =>
      read(file)
        .split("\n")
        .flatMap((line, index) => (givenUp.test(line.replace(comment, "")) ? [`${file}:${index + 1}`] : [])),
    );
  expect(found).toEqual([]);
});

test("the core names no clock, no chance and no platform", () => {
  const impure = /\bDate\b|Math\.random|\bperformance\b|\bcrypto\b|\bfetch\(|setTimeout|\bprocess\b|console\./;
  const found = files
    .filter((file) => roomOf(file) === "simulation")
    .flatMap((file) =>
      read(file)
        .split("\n")
        .flatMap((line, index) => (impure.test(line.replace(/(\/\/|\*).*$/, "")) ? [`${file}:${index + 1}`] : [])),
    );
  expect(found).toEqual([]);
});
