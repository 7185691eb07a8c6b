/** The log is read in pages: what one costs depends neither on the length of the log nor on the size of its events. */
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import type { Ecosystem } from "../../objects/ecosystem.ts";
import { Journal } from "../../objects/ecosystem/journal.ts";
import type { Event } from "../../objects/simulation/index.ts";
import { createRoom, owner, told } from "./room.ts";

test("a page ends with the commit in which it grows too large", async () => {
  const { stub } = await createRoom();
  await told(stub.control("step", 20, owner));
  await runInDurableObject(stub, (_: Ecosystem, state) => {
    const journal = new Journal(state.storage);
    const whole = journal.read({ since: 0 });
    expect(journal.read({ since: 0, characters: Infinity })).toEqual(whole);
    const pages: number[] = [];
    const read: Event[] = [];
    for (let page = journal.read({ since: 0, limit: 500, characters: 20_000 }); page.length > 0;) {
      pages.push(JSON.stringify(page).length);
      read.push(...page);
      page = journal.read({ since: page.at(-1)?.seq ?? 0, limit: 500, characters: 20_000 });
    }
    expect(read).toEqual(whole);
    expect(pages.length).toBeGreaterThan(2);
    for (const since of [0, 1, 17, whole.length - 1, whole.length])
      expect(journal.read({ since, limit: 5 })).toEqual(whole.slice(since, since + 5));
  });
});

test("a page far behind in the log costs no more rows than one at its beginning", async () => {
  const { stub } = await createRoom();
  for (let round = 0; round < 4; round++) await told(stub.control("step", 50, owner));
  const { seq } = await told(stub.summary());
  await runInDurableObject(stub, (_: Ecosystem, { storage }) => {
    let cost = 0;
    const sql = {
      exec: (query: string, ...values: unknown[]) => {
        const cursor = storage.sql.exec(query, ...values);
        return {
          toArray: () => cursor.toArray(),
          *[Symbol.iterator]() {
            yield* cursor;
            cost = cursor.rowsRead;
          },
        };
      },
    } as SqlStorage;
    const journal = new Journal({ sql, transactionSync: (closure) => storage.transactionSync(closure) });
    const costOf = (since: number): number => {
      expect(journal.read({ since, until: since + 20 })).toHaveLength(20);
      return cost;
    };
    expect(costOf(seq - 30)).toBeLessThan(2 * costOf(0) + 10);
  });
});
