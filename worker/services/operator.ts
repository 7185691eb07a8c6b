/** What the deployment's operator may ask, in place of any user: whole logs and files, out and in. For backup, restore and migration. */
import type { Actor, Adoption, BundleHead, LogPage, LogRow, ProjectedStore, SinkHealth } from "../../objects/ecosystem/contract.ts";
import { isOperatorToken } from "../auth/operator.ts";
import { isMissing, notFound } from "../problem.ts";
import type { Dependencies } from "./dependencies.ts";
import { existingId } from "./ids.ts";
import { adoptLog } from "./logs.ts";
import { removeEcosystem } from "./removal.ts";

export interface FileList {
  readonly keys: readonly string[];
  readonly next_cursor: string | null;
}

/** Names of the sinks that fill each store (objects/ecosystem/sinks.ts). */
const SINKS: Readonly<Record<ProjectedStore, readonly string[]>> = {
  postgres: ["postgres"],
  graph: ["relations", "neo4j"],
  vectors: ["vectors"],
};

export interface Operator {
  /** Whether the token is the operator's. */
  admits(token: string | null): Promise<boolean>;
  /** null for an ecosystem whose object was never made. */
  head(id: string): Promise<BundleHead | null>;
  log(id: string, since: number, until: number): Promise<LogPage>;
  /** The next part of a log; with `last` the ecosystem exists. Sent again, it is the same. */
  adopt(id: string, part: { readonly head: BundleHead; readonly rows: readonly LogRow[]; readonly last: boolean }): Promise<Adoption>;
  /** Removes an ecosystem with everything made from it. */
  remove(id: string): Promise<void>;
  /** Events that the slowest reader of the log has yet to get. */
  lag(id: string): Promise<number>;
  /** How far each reader of the log is. */
  sinks(id: string): Promise<readonly SinkHealth[]>;
  /** Those readers of the log that fill this store begin again after `since`, from 0 on with nothing. Yields their names. */
  reproject(id: string, store: ProjectedStore, since: number): Promise<readonly string[]>;
  files(cursor: string | null): Promise<FileList>;
  file(key: string): Promise<ReadableStream>;
  putFile(key: string, body: ArrayBuffer): Promise<void>;
}

const OPERATOR: Actor = { user_id: "operator", name: "operator", role: "owner" };

export const createOperator = (dependencies: Dependencies): Operator => {
  const { settings, rooms, files } = dependencies;
  const sinks = async (id: string): Promise<readonly SinkHealth[]> =>
    (await rooms.ask(existingId(id, "ecosystem"), (room) => room.health())).sinks;
  return {
    admits: async (token) => token !== null && isOperatorToken(settings.authSecret, token),
    async head(id) {
      try {
        return await rooms.ask(existingId(id, "ecosystem"), (room) => room.exportHead(OPERATOR));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    log: (id, since, until) => rooms.ask(existingId(id, "ecosystem"), (room) => room.exportLog({ since, until }, OPERATOR)),
    adopt: (id, part) => adoptLog(rooms, existingId(id, "ecosystem"), part),
    remove: (id) => removeEcosystem(dependencies, existingId(id, "ecosystem"), OPERATOR),
    lag: async (id) => Math.max(0, ...(await sinks(id)).map(({ lag }) => lag)),
    sinks,
    async reproject(id, store, since) {
      const names = (await sinks(id)).map(({ sink }) => sink).filter((sink) => SINKS[store].includes(sink));
      for (const name of names) await rooms.ask(id, (room) => room.reproject(name, since, OPERATOR));
      return names;
    },
    files: (cursor) => files.list(cursor),
    async file(key) {
      const body = await files.read(key);
      if (body === null) throw notFound("file");
      return body;
    },
    putFile: (key, body) => files.write(key, body),
  };
};
