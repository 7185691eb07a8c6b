/** A running studio as its operator reaches it: whole logs and files, in and out (worker/api/operator.ts). */
import type { Adoption, BundleHead, LogPage, LogRow, ProjectedStore, SinkHealth } from "../../objects/ecosystem/contract.ts";
import { OPERATOR_SECONDS, signOperatorToken } from "../../worker/auth/operator.ts";

export interface Operator {
  /** null for an ecosystem whose object was never made. */
  head(id: string): Promise<BundleHead | null>;
  log(id: string, since: number, until: number): Promise<LogPage>;
  adopt(id: string, part: { readonly head: BundleHead; readonly rows: readonly LogRow[]; readonly last: boolean }): Promise<Adoption>;
  /** Removes an ecosystem with everything made from it. */
  remove(id: string): Promise<void>;
  /** Events that the slowest reader of the log (history, graph, memories) has yet to get. */
  lag(id: string): Promise<number>;
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

export const createOperatorClient = (origin: string, secret: string): Operator => {
  let signed: { readonly token: Promise<string>; readonly until: number } | null = null;
  const token = (): Promise<string> => {
    if (signed === null || Date.now() > signed.until)
      signed = { token: signOperatorToken(secret), until: Date.now() + (OPERATOR_SECONDS / 2) * 1000 };
    return signed.token;
  };

  const attempt = async (path: string, init: { method?: string; body?: string | Uint8Array<ArrayBuffer> }): Promise<Response> => {
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await fetch(`${origin}/api/v1/operator${path}`, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok || response.status === 404) return response;
    const problem = (await response.json().catch(() => ({}))) as { detail?: string };
    throw new OperatorError(response.status, problem.detail ?? `The studio answered ${response.status}.`);
  };

  const ask = async (path: string, init: { method?: string; body?: string | Uint8Array<ArrayBuffer> } = {}): Promise<Response> => {
    for (let left = ATTEMPTS - 1; ; left--)
      try {
        return await attempt(path, init);
      } catch (error) {
        if (left <= 0 || (error instanceof OperatorError && error.status < 500)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_WAIT_MS, 250 * 2 ** (ATTEMPTS - left))));
      }
  };

  const known = async (path: string, init: { method?: string; body?: string | Uint8Array<ArrayBuffer> } = {}): Promise<Response> => {
    const response = await ask(path, init);
    if (response.status !== 404) return response;
    throw new OperatorError(404, "The studio does not know us as its operator: AUTH_SECRET must be the one that it runs with.");
  };

  return {
    head: async (id) => (await known(`/ecosystems/${id}/head`)).json() as Promise<BundleHead | null>,
    log: async (id, since, until) => (await known(`/ecosystems/${id}/log?since=${since}&until=${until}`)).json() as Promise<LogPage>,
    adopt: async (id, part) =>
      (await known(`/ecosystems/${id}/log`, { method: "POST", body: JSON.stringify(part) })).json() as Promise<Adoption>,
    remove: async (id) => {
      await known(`/ecosystems/${id}`, { method: "DELETE" });
    },
    lag: async (id) => (await known(`/ecosystems/${id}/lag`)).json() as Promise<number>,
    sinks: async (id) => (await known(`/ecosystems/${id}/sinks`)).json() as Promise<SinkHealth[]>,
    reproject: async (id, store, since) =>
      (await known(`/ecosystems/${id}/reproject`, { method: "POST", body: JSON.stringify({ store, since }) })).json() as Promise<string[]>,
    files: async function* () {
      for (let cursor: string | null = ""; cursor !== null;) {
        const query: string = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
        const page = (await (await known(`/files${query}`)).json()) as { keys: readonly string[]; next_cursor: string | null };
        yield* page.keys;
        cursor = page.next_cursor;
      }
    },
    file: async (key) => {
      const response = await ask(`/files/${key.split("/").map(encodeURIComponent).join("/")}`);
      return response.status === 404 ? null : new Uint8Array(await response.arrayBuffer());
    },
    putFile: async (key, bytes) => {
      const body = new Uint8Array(bytes);
      await known(`/files/${key.split("/").map(encodeURIComponent).join("/")}`, { method: "PUT", body });
    },
  };
};
