/** The ledger behind a tie, as the pages read it: whoever may watch a room may ask why, nobody else. */
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createServices } from "../../worker/services.ts";
import { makeEcosystem, signUp } from "./client.ts";

const { ecosystems } = createServices(env, { address: "127.0.0.1" });

test("a watcher of a public room sees what moved a tie; a private room's ledger is not there for others", async () => {
  const [owner, stranger] = [await signUp(), await signUp()];
  const { id, characters } = await makeEcosystem(owner);
  const [from, to] = [characters[0] ?? "", characters[1] ?? ""];
  await owner.call("POST", `/ecosystems/${id}/control`, { action: "resume" });
  const exchange = { ecosystem_id: id, initiator_id: from, target_id: to, type: "chat", content: "I have brought you the lamp." };
  const { relationship_change } = await owner.call<{ relationship_change: { from: string; to: string; delta: number }[] }>(
    "POST",
    "/interactions",
    exchange,
  );
  expect(relationship_change.length).toBeGreaterThan(0);
  await expect(ecosystems.ledger(stranger.user, id, to, from)).rejects.toMatchObject({ status: 404 });
  await expect(ecosystems.ledger(null, id, to, from)).rejects.toMatchObject({ status: 401 });
  await owner.call("PATCH", `/ecosystems/${id}`, { settings: { visibility: "public" } });
  const ledger = await ecosystems.ledger(null, id, to, from);
  for (const change of relationship_change.filter((one) => one.from === to && one.to === from))
    expect(ledger.map(({ delta }) => delta)).toContain(change.delta);
  expect(ledger.every((entry) => entry.from === to && entry.to === from && entry.rule !== "")).toBe(true);
});
