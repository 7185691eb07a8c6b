/**
 * The stores' ports over HTTP: `POST /<place>/<port>/<method>` with the arguments as a JSON array. `place` is `worker`, where a graph
 * is made for the request and closed at its end, or `object`, where it stays open in a field of a Durable Object.
 */
import { DurableObject } from "cloudflare:workers";
import { createDatabase } from "../../../db/client.ts";
import { createHistorySink } from "../../../db/history.ts";
import { createPgvectorMemories } from "../../../db/memories.ts";
import { createNeo4jGraph } from "../../../graph/neo4j.ts";
import type { Neo4jGraph } from "../../../graph/neo4j.ts";
import { createPostgresGraph } from "../../../graph/postgres.ts";

interface Env {
  readonly STORES: DurableObjectNamespace<Stores>;
  readonly NEO4J_URI: string;
  readonly NEO4J_USER: string;
  readonly NEO4J_PASSWORD: string;
  readonly NEON_LOCAL: string;
}

type Port = Readonly<Record<string, unknown>>;

const neo4jOf = ({ NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD }: Env): Neo4jGraph =>
  createNeo4jGraph({ uri: NEO4J_URI, user: NEO4J_USER, password: NEO4J_PASSWORD });

const portsOf = (env: Env, neo4j: Neo4jGraph): Readonly<Record<string, Port>> => {
  const database = createDatabase({ databaseUrl: "postgres://studio:studio@database.invalid/studio", neonLocal: env.NEON_LOCAL });
  return {
    neo4j: { ...neo4j },
    graph: { ...createPostgresGraph(database) },
    history: { ...createHistorySink(database) },
    memories: { ...createPgvectorMemories(database) },
  };
};

const call = async (port: Port | undefined, method: string, args: readonly unknown[]): Promise<unknown> => {
  const callee = port?.[method];
  if (typeof callee !== "function") throw new Error(`There is no ${method}.`);
  return (await Reflect.apply(callee, undefined, args)) as unknown;
};

export class Stores extends DurableObject<Env> {
  readonly #ports = portsOf(this.env, neo4jOf(this.env));

  override async fetch(request: Request): Promise<Response> {
    return answer(request, this.#ports);
  }
}

const answer = async (request: Request, ports: Readonly<Record<string, Port>>): Promise<Response> => {
  const [, , port = "", method = ""] = new URL(request.url).pathname.split("/");
  try {
    const args: unknown[] = await request.json();
    return Response.json({ value: (await call(ports[port], method, args)) ?? null });
  } catch (error) {
    return Response.json({ error: error instanceof Error ? error.message : String(error) }, { status: 500 });
  }
};

export default {
  fetch: async (request: Request, env: Env): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/object/")) return env.STORES.getByName("stores").fetch(request);
    if (!pathname.startsWith("/worker/")) return new Response("ready");
    const neo4j = neo4jOf(env);
    try {
      return await answer(request, portsOf(env, neo4j));
    } finally {
      await neo4j.close();
    }
  },
};
