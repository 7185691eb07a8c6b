/** Whether the studio can do its work, and how far behind its stores are. */
import type { EcosystemHealth } from "../../objects/ecosystem/contract.ts";
import { describeError, log } from "../../objects/log.ts";
import type { Health, Services, User } from "../contract.ts";
import { ensureDemo } from "./demo.ts";
import type { Dependencies } from "./dependencies.ts";

export const VERSION = "0.1.0";
/** Ecosystems asked for their health at a time. */
const SAMPLE = 25;

type StoreHealth = Health["stores"][string];

const probe = async (store: string, ask: () => Promise<unknown>): Promise<StoreHealth> => {
  const started = Date.now();
  try {
    await ask();
    return { status: "ok", latency_ms: Date.now() - started, detail: null };
  } catch (error) {
    log({ event: "store_down", store, error: describeError(error) });
    return { status: "down", latency_ms: Date.now() - started, detail: `${store} does not answer` };
  }
};

export const createHealthService = (dependencies: Dependencies): Services["health"] => {
  const { stores, rooms, files } = dependencies;

  /** Public ones, and the asking person's own: the id of an unlisted one is its key. */
  const idsFor = async (user: User | null): Promise<readonly string[]> => {
    if (user?.role === "admin") return stores.ecosystems.allIds(SAMPLE);
    const [shown, own] = await Promise.all([
      stores.ecosystems.listPublic(SAMPLE, null),
      user === null ? { items: [] } : stores.ecosystems.listFor(user.id, SAMPLE, null),
    ]);
    return [...new Set([...own.items, ...shown.items].map((row) => row.id))];
  };

  const healthOf = async (id: string): Promise<EcosystemHealth[]> => {
    try {
      return [await rooms.ask(id, (room) => room.health())];
    } catch (error) {
      log({ event: "store_down", store: `ecosystem ${id}`, error: describeError(error) });
      return [];
    }
  };

  return {
    async check(user = null) {
      const [postgres, r2] = await Promise.all([probe("postgres", () => stores.ecosystems.getDemo()), probe("files", () => files.ping())]);
      const ids = postgres.status === "ok" ? await idsFor(user) : [];
      const ecosystems = (await Promise.all(ids.map(healthOf))).flat();
      const behind = ecosystems.some((ecosystem) => ecosystem.sinks.some((sink) => sink.failures > 0 || sink.parked > 0));
      const status =
        postgres.status === "down" ? "down" : r2.status === "down" || behind || ecosystems.length < ids.length ? "degraded" : "ok";
      return { status, version: VERSION, stores: { postgres, files: r2 }, ecosystems };
    },
    async ready() {
      const demo = await probe("demo", () => ensureDemo(dependencies));
      return demo.status === "ok";
    },
  };
};
