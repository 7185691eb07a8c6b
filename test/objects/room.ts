/** A small ecosystem to test with, and a viewer of it. */
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import type { Creation } from "../../objects/ecosystem/contract.ts";
import { encodeViewer, LIVE_SINCE_HEADER, LIVE_VIEWER_HEADER } from "../../objects/ecosystem/live-request.ts";
import type { Answer } from "../../objects/ecosystem/refusal.ts";
import type { Role, ServerMessage } from "../../objects/protocol.ts";
import type { Profile } from "../../objects/simulation/index.ts";

const names = ["Ada Marsh", "Ben Holt", "Cora Finch", "Dov Lane", "Edith Rook", "Finn Tarn"];

const profile = (name: string, index: number): Profile => ({
  id: `c-${index}`,
  name,
  aliases: [],
  source: "",
  background: `${name} keeps to the harbour.`,
  pronoun: index % 2 === 0 ? "she" : "he",
  traits: { openness: 0.5, conscientiousness: 0.5, extraversion: 0.8, agreeableness: 0.6, neuroticism: 0.4 },
  autonomy_level: 0.9,
  goals: ["find the missing lamp"],
  secrets: [`${name} has the key`],
  voice: { lines: [], phrases: [], subjects: ["the tide"], words_per_line: 10 },
  portrait: null,
});

export const creation = (id: string, settings: Partial<Creation["settings"]> = {}): Creation => ({
  id,
  name: "The Harbour",
  seed: 7,
  scene: { title: "The Harbour", setting: "a harbour at dusk", locations: ["the quay"], opens_at: 18 * 60 },
  characters: names.map(profile),
  ties: [{ from: "c-0", to: "c-1", type: "friend", strength: 0.5, trust: 0.6, familiarity: 0.5, quote: "Ben was her oldest friend." }],
  memories: [],
  // far enough away that only the test makes ticks
  settings: { tick_seconds: 3600, model: "local", visibility: "public", run_while_away: false, ...settings },
});

export const owner = { user_id: "u-1", name: "Olive", role: "owner" } as const;

/** How the id of a room begins for which the tests' database hangs; for every other room it fails at once. */
export const HANGING = "decafbad";

export const createRoom = async (settings: Partial<Creation["settings"]> = {}, id: string = crypto.randomUUID()) => {
  const stub = env.ECOSYSTEM.getByName(id);
  await told(stub.create(creation(id, settings)));
  // the first tick is due at once, and the stores fail once: both are over before a test begins, so that neither falls into it
  await vi.waitFor(
    async () => {
      const { tick, sinks } = await told(stub.health());
      const settled = id.startsWith(HANGING) || sinks.every(({ failures, lag }) => failures > 0 || lag === 0);
      if (tick < 2 || !settled) throw new Error("not settled yet");
    },
    { timeout: 10_000, interval: 10 },
  );
  return { id, stub };
};

/** What the object answered; throws when it refused. */
export const told = async <Value>(asked: Promise<Answer<Value>>): Promise<Value> => {
  const answer = await asked;
  if ("refusal" in answer) throw new Error(`refused: ${answer.refusal.status} ${answer.refusal.reason}`);
  return answer.value;
};

type Stub = Awaited<ReturnType<typeof createRoom>>["stub"];

/** A WebSocket into the room, with everything it has heard. */
export const watch = async (
  stub: Stub,
  { role = "owner", user_id = "u-1", since }: { role?: Role; user_id?: string; since?: number } = {},
) => {
  const headers = new Headers({ Upgrade: "websocket", [LIVE_VIEWER_HEADER]: encodeViewer({ user_id, name: "Olive", role }) });
  if (since !== undefined) headers.set(LIVE_SINCE_HEADER, String(since));
  const { webSocket: socket, status } = await stub.fetch("https://ecosystem/", { headers });
  if (!socket) throw new Error(`no socket: ${status}`);
  const heard: ServerMessage[] = [];
  const closed: CloseEvent[] = [];
  socket.addEventListener("message", ({ data }) => void heard.push(JSON.parse(String(data)) as ServerMessage));
  socket.addEventListener("close", (event) => void closed.push(event));
  socket.accept();
  const until = <Type extends ServerMessage["type"]>(
    type: Type,
    fits: (message: Extract<ServerMessage, { type: Type }>) => boolean = () => true,
  ) =>
    vi.waitFor(
      () => {
        const found = heard.find(
          (message): message is Extract<ServerMessage, { type: Type }> =>
            message.type === type && fits(message as Extract<ServerMessage, { type: Type }>),
        );
        if (!found) throw new Error(`no ${type} among ${heard.map((message) => message.type).join(", ")}`);
        return found;
      },
      { timeout: 5_000, interval: 5 },
    );
  /** Every sequence number heard in events frames, in order. */
  const sequence = () => heard.flatMap((message) => (message.type === "events" ? message.events.map(({ seq }) => seq) : []));
  return { socket, heard, closed, until, sequence };
};
