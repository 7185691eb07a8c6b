/** Who gets a live connection, and as whom. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { ServerMessage } from "../../objects/protocol.ts";
import { makeEcosystem, ORIGIN, request, send, signUp, type Person, type Refusal } from "./client.ts";

let owner: Person;
let own: string;
let open: string;
beforeAll(async () => {
  owner = await signUp();
  own = (await makeEcosystem(owner)).id;
  open = (await makeEcosystem(owner, "public")).id;
});

const connect = (id: string, query = "", headers: Record<string, string> = {}) =>
  request(`/ws/ecosystem/${id}${query}`, { headers: { upgrade: "websocket", ...headers } });

const welcomeOf = async (response: Response): Promise<Extract<ServerMessage, { type: "welcome" }>> => {
  expect(response.status).toBe(101);
  const socket = response.webSocket;
  if (socket === null) throw new Error("The answer has no socket.");
  const messages: ServerMessage[] = [];
  socket.addEventListener("message", ({ data }) => {
    messages.push(JSON.parse(String(data)) as ServerMessage);
  });
  socket.accept();
  const welcome = await vi.waitFor(() => {
    const found = messages.find((message) => message.type === "welcome");
    if (found?.type !== "welcome") throw new Error("no welcome yet");
    return found;
  });
  socket.close(1000);
  return welcome;
};

const refusalOf = async (response: Response): Promise<Refusal> => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return response.json<Refusal>();
};

const ticketFor = (id: string) => owner.call<{ ticket: string; expires_in: number }>("POST", `/ecosystems/${id}/tickets`);

describe("a ticket", () => {
  test("admits once, as what its holder is", async () => {
    const { ticket, expires_in } = await ticketFor(own);
    expect(expires_in).toBeLessThanOrEqual(30);
    expect(await welcomeOf(await connect(own, `?ticket=${ticket}`))).toMatchObject({ role: "owner", ecosystem_id: own });
    const again = await connect(own, `?ticket=${ticket}`);
    expect(again.status).toBe(401);
    expect(await refusalOf(again)).toMatchObject({ status: 401 });
  });

  test("that has expired admits nobody", async () => {
    const { ticket } = await ticketFor(own);
    await runInDurableObject(env.ECOSYSTEM.getByName(own), (_instance, state) => {
      state.storage.sql.exec("update tickets set expires_at = 0");
    });
    expect((await connect(own, `?ticket=${ticket}`)).status).toBe(401);
  });

  test("of one ecosystem admits to no other", async () => {
    const { ticket } = await ticketFor(open);
    expect((await connect(own, `?ticket=${ticket}`)).status).toBe(401);
  });

  test.each(["made-up", "", "x".repeat(5000)])("that nobody issued admits nobody (%#)", async (ticket) => {
    expect((await connect(open, `?ticket=${ticket}`)).status).toBe(401);
    expect((await connect("00000000-0000-4000-8000-000000000000", `?ticket=${ticket}`)).status).toBe(401);
    expect((await connect("no-id-at-all", `?ticket=${ticket}`)).status).toBe(401);
  });
});

describe("without a ticket", () => {
  test("a public ecosystem admits anybody, as an observer", async () => {
    expect(await welcomeOf(await connect(open))).toMatchObject({ role: "observer" });
  });

  test("a private one admits nobody but those whom the token shows to belong there", async () => {
    expect((await connect(own)).status).toBe(401);
    const bearer = { authorization: `Bearer ${owner.tokens.access_token}` };
    expect(await welcomeOf(await connect(own, "", bearer))).toMatchObject({ role: "owner" });
  });

  test("what a client claims in headers counts for nothing", async () => {
    const claim = encodeURIComponent(JSON.stringify({ user_id: owner.user.id, name: "x", role: "owner" }));
    const headers = { "x-live-viewer": claim, "x-live-role": "owner", "x-partykit-props": btoa('{"role":"owner"}') };
    expect((await connect(own, "", headers)).status).toBe(401);
    expect(await welcomeOf(await connect(open, "?_pk=mine", headers))).toMatchObject({ role: "observer" });
  });
});

test("pages of other sites may not connect", async () => {
  const response = await connect(open, "", { origin: "https://elsewhere.example" });
  expect(response.status).toBe(403);
  expect((await refusalOf(response)).detail).toContain("ALLOWED_ORIGINS");
  expect(await welcomeOf(await connect(open, "", { origin: ORIGIN }))).toMatchObject({ role: "observer" });
});

test("a client that has everything gets no snapshot", async () => {
  const { body } = await send<{ seq: number }>("GET", `/ecosystems/${open}`);
  expect(await welcomeOf(await connect(open, `?since=${body.seq}`))).toMatchObject({ seq: body.seq, snapshot: null });
  expect((await welcomeOf(await connect(open))).snapshot).not.toBeNull();
});

test("server-sent events bring the same frames, with the sequence number as their id", async () => {
  const response = await request(`/events/${open}`);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  const text = new TextDecoder().decode(value);
  expect(text).toMatch(/^id: \d+\ndata: \{"type":"welcome"/);
  await reader?.cancel();
  expect((await request(`/events/${own}`)).status).toBe(401);
});

test("the address of a WebSocket says so to those who come without one", async () => {
  const response = await request(`/ws/ecosystem/${open}`);
  expect(response.status).toBe(426);
  expect((await refusalOf(response)).detail).toContain("/events/");
});
