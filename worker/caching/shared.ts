/**
 * The Cache API, for answers that are the same for everybody and for good: what has happened in a public ecosystem. Whoever asks has been
 * found to be allowed before this is looked at, at every request; an entry is no permission, and is found under no address of a client.
 */
import type { Context } from "hono";

/** Raise it when the shape of what is kept changes. */
const GENERATION = 1;
/** A day: what is immutable is made again at little cost. */
const SECONDS = 24 * 3600;

export interface SharedCache {
  /**
   * The kept answer to `key`, or what `make` yields, which is kept. `x-cache` says which it was.
   * @param key must name everything that the answer depends on.
   */
  json(key: string, make: () => Promise<unknown>): Promise<Response>;
}

export const sharedCache = (c: Context): SharedCache => ({
  async json(key, make) {
    // an address that no request of a client can have
    const address = `https://cache.invalid/${GENERATION}/${key}`;
    const cache = await caches.open("past");
    const kept = await cache.match(address);
    if (kept !== undefined) return c.body(await kept.text(), 200, headers("hit"));
    const body = JSON.stringify(await make());
    const entry = new Response(body, { headers: { "content-type": "application/json", "cache-control": `public, max-age=${SECONDS}` } });
    c.executionCtx.waitUntil(cache.put(address, entry));
    return c.body(body, 200, headers("miss"));
  },
});

const headers = (outcome: "hit" | "miss") => ({ "content-type": "application/json", "x-cache": outcome });
