/** A running studio as its operator reaches it: whole logs and files, in and out (worker/api/operator.ts). */
import type {
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
import { OPERATOR_SECONDS, signOperatorToken } from "../../worker/auth/operator.ts";

export interface Operator {
  /** null for an ecosystem whose object was never made. */
  head(id: string): Promise<BundleHead | null>;
  log(id: string, since: number, until: number): Promise<LogPage>;
  /** By ecosystem, in order: its log up to an event; null where there is none. */
  marks(wanted: readonly { readonly id: string; readonly until: number }[]): Promise<readonly (LogMark | null)[]>;
  /** @throws OperatorError when the object refuses it. */
  adopt(id: string, part: LogPart): Promise<Adoption>;
  /** Parts of logs of different ecosystems, at most 200: each is adopted, or refused without harm to the others; a few at a time, with their readers. */
  adoptAll(parts: readonly (LogPart & { readonly id: string })[]): Promise<readonly Answer<Adoption>[]>;
  /** Brings a talk that took place elsewhere into an ecosystem that is there. @throws OperatorError 422 when it cannot be. */
  recount(id: string, talk: Recounting): Promise<void>;
  /** Waits until the readers of these logs have caught up, or cannot; how many events the slowest of each still lacks. */
  settle(ids: readonly string[]): Promise<readonly number[]>;
  /** Removes an ecosystem with everything made from it. */
  remove(id: string): Promise<void>;
  /** How far each reader of the log is. */
  sinks(id: string): Promise<readonly SinkHealth[]>;
  /** The readers that fill this store begin again after `since`, from 0 on with nothing. Yields their names. */
  reproject(id: string, store: ProjectedStore, since: number): Promise<readonly string[]>;
  /** Keys of every file, in order. */
  files(): AsyncIterable<string>;
  /** null when there is no such file. */
  file(key: string): Promise<Uint8Array | null>;
  putFile(key: string, bytes: Uint8Array): Promise<void>;
}

/** The studio refused, or did not answer. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const TIMEOUT_MS = 60_000;
/** workerd may be started again in between, which takes a while; nothing that is sent here is harmed by being sent twice. */
const ATTEMPTS = 12;
const LONGEST_WAIT_MS = 10_000;

interface Init {
  readonly method?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

interface FilePage {
  readonly keys: readonly string[];
  readonly next_cursor: string | null;
}

const decoder = new TextDecoder();

export const createOperatorClient = (origin: string, secret: string): Operator => {
  let signed: { readonly token: Promise<string>; readonly until: number } | null = null;
  const token = (): Promise<string> => {
    if (signed === null || Date.now() > signed.until)
      signed = { token: signOperatorToken(secret), until: Date.now() + (OPERATOR_SECONDS / 2) * 1000 };
    return signed.token;
  };

  /** The body, whole: a connection may break in the middle of it. null for 404. */
  const attempt = async (path: string, init: Init): Promise<Uint8Array | null> => {
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await fetch(`${origin}/api/v1/operator${path}`, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    if (response.status === 404) return null;
    const problem = (await response.json().catch(() => ({}))) as { detail?: string };
    throw new OperatorError(response.status, problem.detail ?? `The studio answered ${response.status}.`);
  };

  const ask = async (path: string, init: Init = {}): Promise<Uint8Array | null> => {
    for (let left = ATTEMPTS - 1; ; left--)
      try {
        return await attempt(path, init);
      } catch (error) {
        if (left <= 0 || (error instanceof OperatorError && error.status < 500)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_WAIT_MS, 250 * 2 ** (ATTEMPTS - left))));
      }
  };

  const known = async (path: string, init: Init = {}): Promise<Uint8Array> => {
    const body = await ask(path, init);
    if (body !== null) return body;
    throw new OperatorError(404, "The studio does not know us as its operator: AUTH_SECRET must be the one that it runs with.");
  };
  const get = async <Value>(path: string): Promise<Value> => JSON.parse(decoder.decode(await known(path))) as Value;
  const post = async <Value>(path: string, body: object): Promise<Value> =>
    JSON.parse(decoder.decode(await known(path, { method: "POST", body: JSON.stringify(body) }))) as Value;
  const adopt = (parts: readonly (LogPart & { readonly id: string })[], settled: boolean): Promise<readonly Answer<Adoption>[]> =>
    post("/logs", { parts, settled });

  return {
    head: (id) => get<BundleHead | null>(`/ecosystems/${id}/head`),
    log: (id, since, until) => get<LogPage>(`/ecosystems/${id}/log?since=${since}&until=${until}`),
    marks: (wanted) => post("/marks", { wanted }),
    adoptAll: (parts) => adopt(parts, true),
    adopt: async (id, part) => {
      const [answer] = await adopt([{ id, ...part }], false);
      if (answer !== undefined && "value" in answer) return answer.value;
      throw new OperatorError(answer?.refusal.status ?? 500, answer?.refusal.reason ?? "The studio has not said what became of it.");
    },
    recount: async (id, talk) => {
      await post(`/ecosystems/${id}/recount`, talk);
    },
    settle: (ids) => post("/settle", { ids }),
    remove: async (id) => {
      await known(`/ecosystems/${id}`, { method: "DELETE" });
    },
    sinks: (id) => get<SinkHealth[]>(`/ecosystems/${id}/sinks`),
    reproject: (id, store, since) => post(`/ecosystems/${id}/reproject`, { store, since }),
    files: async function* () {
      for (let cursor: string | null = ""; cursor !== null;) {
        const query: string = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
        const page: FilePage = await get<FilePage>(`/files${query}`);
        yield* page.keys;
        cursor = page.next_cursor;
      }
    },
    file: (key) => ask(`/files/${key.split("/").map(encodeURIComponent).join("/")}`),
    putFile: async (key, bytes) => {
      const body = new Uint8Array(bytes);
      await known(`/files/${key.split("/").map(encodeURIComponent).join("/")}`, { method: "PUT", body });
    },
  };
};
