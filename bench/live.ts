/** How long an event takes from its step to a viewer, and a request to its answer, on one machine with everything on it. */
import type { Client } from "../test/e2e/client.ts";
import { createEcosystem } from "../test/e2e/client.ts";
import type { ServerMessage } from "../objects/protocol.ts";
import { repeated, show, spreadOf, type Spread } from "./measure.ts";

const LIVE_EVENTS = 600;
const REQUESTS = 200;

/** Every event's `timestamp` is the step's clock: commit, broadcast and the way to the viewer come after it. */
const liveLatency = async (origin: string, client: Client, ecosystemId: string): Promise<Spread> => {
  const { ticket } = await client.call<{ ticket: string }>("POST", `/ecosystems/${ecosystemId}/tickets`);
  const socket = new WebSocket(`${origin.replace("http", "ws")}/ws/ecosystem/${ecosystemId}?ticket=${ticket}`);
  const samples: number[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("error", () => reject(new Error("the live connection failed")));
    socket.addEventListener("message", ({ data }) => {
      const now = Date.now();
      const message = JSON.parse(String(data)) as ServerMessage;
      if (message.type !== "events") return;
      for (const event of message.events) if (event.type !== "hidden") samples.push(now - Date.parse(event.timestamp));
      if (samples.length >= LIVE_EVENTS) resolve();
    });
  });
  socket.close();
  return spreadOf(samples);
};

export const benchLive = async (origin: string, client: Client): Promise<Record<string, Spread>> => {
  const { id, characters } = await createEcosystem(client, { count: 12, tickSeconds: 0.2 });
  const live = await liveLatency(origin, client, id);
  const dashboard = await repeated(REQUESTS, () => client.call("GET", `/ecosystems/${id}/dashboard`));
  const reasons = new Map<string, number>();
  const interactions = await repeated(REQUESTS, async (round) => {
    const { success, reason } = await client.call<{ success: boolean; reason: string | null }>("POST", "/interactions", {
      ecosystem_id: id,
      initiator_id: characters[round % 12],
      target_id: characters[(round + 5) % 12],
      type: "chat",
      content: "Have you found the lamp?",
    });
    if (!success) reasons.set(reason ?? "", 1 + (reasons.get(reason ?? "") ?? 0));
  });
  show("live event, step to viewer", live);
  show("GET dashboard", dashboard);
  show("POST interactions", interactions);
  for (const [reason, count] of reasons) console.log(`  of these refused, ${count}: ${reason}`);
  return { live, dashboard, interactions };
};
