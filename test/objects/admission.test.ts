/** Who is let in: tickets are good once and for 30 seconds; a request that nobody vouches for stays outside. */
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import type { Ecosystem } from "../../objects/ecosystem.ts";
import { encodeViewer, LIVE_TICKET_HEADER, LIVE_VIEWER_HEADER } from "../../objects/ecosystem/live-request.ts";
import { createRoom, owner, told } from "./room.ts";

type Stub = Awaited<ReturnType<typeof createRoom>>["stub"];

const enter = (stub: Stub, ticket: string) =>
  stub.fetch("https://ecosystem/", { headers: { Upgrade: "websocket", [LIVE_TICKET_HEADER]: ticket } });

test("a ticket opens one connection, with the rights of whom it was issued to", async () => {
  const { stub } = await createRoom();
  const { ticket, expires_in } = await told(stub.issueTicket({ ...owner, role: "participant" }));
  expect(expires_in).toBeLessThanOrEqual(30);
  const first = await enter(stub, ticket);
  expect(first.status).toBe(101);
  first.webSocket?.accept();
  const second = await enter(stub, ticket);
  expect(second.status).toBe(401);
  expect(second.headers.get("Content-Type")).toBe("application/problem+json");
  first.webSocket?.close();
});

test("an expired ticket, an invented one and none at all are refused", async () => {
  const { stub } = await createRoom();
  const { ticket } = await told(stub.issueTicket(owner));
  await runInDurableObject(stub, (_: Ecosystem, { storage }) => void storage.sql.exec("update tickets set expires_at = 1"));
  expect((await enter(stub, ticket)).status).toBe(401);
  expect((await enter(stub, "invented")).status).toBe(401);
  expect((await stub.fetch("https://ecosystem/", { headers: { Upgrade: "websocket" } })).status).toBe(401);
});

test("an event stream carries the welcome and then events, each with its sequence number as id", async () => {
  const { stub } = await createRoom();
  const response = await stub.fetch("https://ecosystem/", {
    headers: { [LIVE_VIEWER_HEADER]: encodeViewer({ ...owner, role: "observer" }) },
  });
  expect(response.headers.get("Content-Type")).toContain("text/event-stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error("no body");
  let text = "";
  const readUntil = async (part: RegExp) => {
    while (!part.test(text)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`ended before ${part}: ${text}`);
      text += value;
    }
  };
  await readUntil(/"type":"welcome".*\n\n/);
  await told(stub.control("step", 3, owner));
  await readUntil(/id: \d+\ndata: \{"type":"events".*\n\n/);
  await reader.cancel();
});

test("a deleted ecosystem is gone for everybody", async () => {
  const { stub } = await createRoom();
  expect(await stub.destroy({ ...owner, role: "director" })).toMatchObject({ refusal: { status: 403 } });
  await told(stub.destroy(owner));
  expect(await stub.dashboard()).toMatchObject({ refusal: { status: 404 } });
});
