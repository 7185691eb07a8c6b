/** Someone who uses the API: in this isolate, without a network. */
import { exports } from "cloudflare:workers";
import { expect, vi } from "vitest";
import type { Tokens, User } from "../../worker/contract.ts";

export const ORIGIN = "http://studio.test";
export const PASSWORD = "a long walk by the sea";

export const request = (path: string, init: RequestInit = {}): Promise<Response> =>
  exports.default.fetch(new Request(`${ORIGIN}${path}`, { redirect: "manual", ...init }));

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export interface Refusal {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** Sends JSON with the token; `body` undefined sends none. */
export const send = async <Body>(method: string, path: string, body?: unknown, token?: string): Promise<Answer<Body>> => {
  const headers = new Headers();
  if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  if (body !== undefined) headers.set("content-type", "application/json");
  const response = await request(`/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, body: (text === "" ? null : JSON.parse(text)) as Body, headers: response.headers };
};

export interface Person {
  readonly user: User;
  readonly tokens: Tokens;
  /** Expects success. */
  call<Body>(method: string, path: string, body?: unknown): Promise<Body>;
  refused(method: string, path: string, body?: unknown): Promise<Answer<Refusal>>;
}

export const signUp = async (name = `reader-${crypto.randomUUID().slice(0, 12)}`): Promise<Person> => {
  const account = { username: name, email: `${name}@example.org`, password: PASSWORD };
  const registered = await send<User>("POST", "/auth/register", account);
  expect(registered.status).toBe(201);
  const { body: tokens } = await send<Tokens>("POST", "/auth/login", { username: name, password: PASSWORD });
  return {
    user: registered.body,
    tokens,
    call: async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
      const answer = await send<Body>(method, path, body, tokens.access_token);
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    refused: async (method, path, body) => {
      const answer = await send<Refusal>(method, path, body, tokens.access_token);
      if (answer.status < 400) throw new Error(`${method} ${path} was not refused: ${answer.status}`);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      return answer;
    },
  };
};

export const upload = async (person: Person, name: string, content: string | Uint8Array<ArrayBuffer>): Promise<Response> => {
  const body = new FormData();
  body.set("file", new File([content], name));
  return request("/api/v1/documents/upload", { method: "POST", headers: { authorization: `Bearer ${person.tokens.access_token}` }, body });
};

/** Waits for what a workflow does in its own time. */
export const eventually = <Value>(look: () => Promise<Value>): Promise<Value> => vi.waitFor(look, { timeout: 20_000, interval: 100 });

/** `count` characters written by hand. */
export const writeCharacters = async (person: Person, count: number): Promise<string[]> => {
  const names = ["Ada", "Ben", "Cora", "Dov", "Edith", "Finn"];
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1)
    ids.push(
      (await person.call<{ id: string }>("POST", "/characters", { name: names[index % names.length], goals: ["find the lamp"] })).id,
    );
  return ids;
};

/** A paused ecosystem: nothing happens in it but what a test does. */
export const makeEcosystem = async (person: Person, visibility: "private" | "unlisted" | "public" = "private") => {
  const characters = await writeCharacters(person, 2);
  const { id } = await person.call<{ id: string }>("POST", "/ecosystems", {
    name: "An evening",
    character_ids: characters,
    settings: { tick_seconds: 3600, visibility },
  });
  await person.call("POST", `/ecosystems/${id}/control`, { action: "pause" });
  return { id, characters };
};
