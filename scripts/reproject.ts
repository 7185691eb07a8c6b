/**
 * Makes a store anew from the logs, of one ecosystem or of all.
 *
 *     npm run reproject -- --sink postgres|graph|vectors [--ecosystem ID] [--from EVENT]
 *
 * From the first event on, what the store holds is removed before; from a later one on, it is written over, which fills what is missing.
 * The studio is this machine's (DATA_DIR, PORT), or with STUDIO_URL, AUTH_SECRET and DATABASE_URL a deployment. It goes on meanwhile.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createEcosystems } from "../db/ecosystems.ts";
import type { ProjectedStore } from "../objects/ecosystem/contract.ts";
import type { Operator } from "./studio/operator.ts";
import { openStudio, type OpenStudio } from "./studio/open.ts";

const USAGE = "npm run reproject -- --sink postgres|graph|vectors [--ecosystem ID] [--from EVENT]";
const STORES: readonly ProjectedStore[] = ["postgres", "graph", "vectors"];
const PAGE = 500;
const LOOK_MS = 200;

interface Order {
  readonly store: ProjectedStore;
  readonly ecosystem: string | null;
  /** Events up to this one stay as they are. */
  readonly since: number;
}

const readOrder = (): Order => {
  const { values } = parseArgs({ options: { sink: { type: "string" }, ecosystem: { type: "string" }, from: { type: "string" } } });
  const store = STORES.find((known) => known === values.sink);
  const from = Number(values.from ?? 0);
  if (store === undefined || !Number.isSafeInteger(from) || from < 0) throw new Error(USAGE);
  return { store, ecosystem: values.ecosystem ?? null, since: Math.max(0, from - 1) };
};

const idsOf = async function* ({ database }: OpenStudio, { ecosystem }: Order): AsyncGenerator<string> {
  if (ecosystem !== null) yield ecosystem;
  const ecosystems = createEcosystems(database);
  for (let ids = ecosystem === null ? await ecosystems.allIds(PAGE) : []; ids.length > 0; ids = await ecosystems.allIds(PAGE, ids.at(-1)))
    yield* ids;
};

/** Resolves once the sinks have everything that was in the log when they began; throws when one cannot go on. */
const follow = async (operator: Operator, id: string, names: readonly string[]): Promise<number> => {
  let goal: number | null = null;
  for (;;) {
    const sinks = (await operator.sinks(id)).filter(({ sink }) => names.includes(sink));
    goal ??= Math.max(0, ...sinks.map(({ cursor, lag }) => cursor + lag));
    const reached = goal;
    process.stderr.write(`\r${id} ${sinks.map(({ sink, cursor }) => `${sink} ${cursor}`).join(", ")} of ${reached} `);
    const failing = sinks.find(({ failures }) => failures > 3);
    if (failing) throw new Error(`\n${failing.sink} does not take it (${failing.last_error}). The studio goes on trying by itself.`);
    if (sinks.every(({ cursor }) => cursor >= reached)) return reached;
    await sleep(LOOK_MS);
  }
};

const run = async (): Promise<void> => {
  const order = readOrder();
  const studio = await openStudio();
  try {
    let [ecosystems, events] = [0, 0];
    for await (const id of idsOf(studio, order)) {
      // one after the other: the rooms go on meanwhile, and need the store too
      events += await follow(studio.operator, id, await studio.operator.reproject(id, order.store, order.since));
      ecosystems++;
    }
    console.log(`\n${order.store}: ${ecosystems} ecosystems with ${events} events, after event ${order.since}`);
  } finally {
    await studio.close();
  }
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
