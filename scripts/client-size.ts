/** What a browser downloads, from the build's own manifest. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Bytes of gzipped JavaScript that the heaviest page, the Observatory, may need. */
export const OBSERVATORY_BUDGET = 220_000;

interface Manifest {
  readonly entry: { readonly module: string; readonly imports: readonly string[] };
  readonly routes: Readonly<Record<string, { readonly module: string; readonly imports?: readonly string[] }>>;
}

const readManifest = (folder: string): Manifest => {
  const file = readdirSync(join(folder, "assets")).find((name) => /^manifest-.*\.js$/.test(name));
  if (!file) throw new Error(`No manifest in ${folder}/assets: build first.`);
  const text = readFileSync(join(folder, "assets", file), "utf8");
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as Manifest;
};

const gzipped = (folder: string, paths: Iterable<string>): number => {
  let bytes = 0;
  for (const path of new Set(paths)) bytes += gzipSync(readFileSync(join(folder, path))).length;
  return bytes;
};

/** Gzipped bytes: what opening the Observatory needs, and every page together. */
export const clientSizes = (folder: string): { observatory: number; all: number } => {
  const { entry, routes } = readManifest(folder);
  const of = (id: string) => {
    const route = routes[id];
    if (!route) throw new Error(`No route ${id} in the build.`);
    return [route.module, ...(route.imports ?? [])];
  };
  const shared = [entry.module, ...entry.imports, ...of("root")];
  return {
    observatory: gzipped(folder, [...shared, ...of("routes/ecosystems.$id")]),
    all: gzipped(folder, [...shared, ...Object.keys(routes).flatMap(of)]),
  };
};
