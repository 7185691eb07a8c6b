/** What the deployment's operator may ask, in place of any user: whole logs and files, out and in. For backup, restore and migration. */
import type {
  Actor,
  Adoption,
  BundleHead,
  LogMark,
  LogPage,
  LogPart,
  ProjectedStore,
  Recounting,
  SinkHealth,
} from "../../objects/ecosystem/contract.ts";
import type { Answer } from "../../objects/ecosystem/refusal.ts";
import { isOperatorToken } from "../auth/operator.ts";
import { isMissing, notFound, Problem } from "../problem.ts";
import { abreast } from "./abreast.ts";
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
  /** By ecosystem, in order: its log up to an event, null for one whose object was never made. */
  marks(wanted: readonly { readonly id: string; readonly until: number }[]): Promise<readonly (LogMark | null)[]>;
  /** The next parts of logs of different ecosystems, in order: each is adopted, or refused without harm to the others. `settled`: no further one before the readers of those before have caught up. */
  adopt(parts: readonly (LogPart & { readonly id: string })[], settled: boolean): Promise<readonly Answer<Adoption>[]>;
  /** Brings a talk that took place elsewhere into an ecosystem that is there; answers with its last event. @throws Problem 422 when it cannot be. */
  recount(id: string, talk: Recounting): Promise<{ readonly seq: number }>;
  /** Waits until the readers of these logs have caught up, or cannot; how many events the slowest of each still lacks. */
  settle(ids: readonly string[]): Promise<readonly number[]>;
  /** Removes an ecosystem with everything made from it. */
  remove(id: string): Promise<void>;
  /** How far each reader of the log is. */
  sinks(id: string): Promise<readonly SinkHealth[]>;
  /** Those readers of the log that fill this store begin again after `since`, from 0 on with nothing. Yields their names. */
  reproject(id: string, store: ProjectedStore, since: number): Promise<readonly string[]>;
  files(cursor: string | null): Promise<FileList>;
  file(key: string): Promise<ReadableStream>;
  putFile(key: string, body: ArrayBuffer): Promise<void>;
}

/** Objects that are asked at once. */
const ABREAST = 4;

const OPERATOR: Actor = { user_id: "operator", name: "operator", role: "owner" };

/** null for what is not there. */
const orNull = async <Value>(ask: () => Promise<Value>): Promise<Value | null> => {
  try {
    return await ask();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

export const createOperator = (dependencies: Dependencies): Operator => {
  const { settings, rooms, files } = dependencies;
  const sinks = async (id: string): Promise<readonly SinkHealth[]> =>
    (await rooms.ask(existingId(id, "ecosystem"), (room) => room.health())).sinks;
  return {
    admits: async (token) => token !== null && isOperatorToken(settings.authSecret, token),
    head: (id) => orNull(() => rooms.ask(existingId(id, "ecosystem"), (room) => room.exportHead(OPERATOR))),
    log: (id, since, until) => rooms.ask(existingId(id, "ecosystem"), (room) => room.exportLog({ since, until }, OPERATOR)),
    marks: (wanted) =>
      abreast(wanted, ABREAST, ({ id, until }) =>
        orNull(() => rooms.ask(existingId(id, "ecosystem"), (room) => room.mark(until, OPERATOR))),
      ),
    adopt: (parts, settled) =>
      abreast(parts, ABREAST, async ({ id, ...part }) => {
        try {
          const adoption = await adoptLog(rooms, existingId(id, "ecosystem"), part);
          if (settled && part.last) await rooms.ask(id, (room) => room.settle());
          return { value: adoption };
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          return { refusal: { status: error.status, reason: error.detail } };
        }
      }),
    recount: (id, talk) => rooms.ask(existingId(id, "ecosystem"), (room) => room.author({ kind: "recount", ...talk }, OPERATOR)),
    settle: (ids) => abreast(ids, ABREAST, (id) => rooms.ask(existingId(id, "ecosystem"), (room) => room.settle())),
    remove: (id) => removeEcosystem(dependencies, existingId(id, "ecosystem"), OPERATOR),
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
