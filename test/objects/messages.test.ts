/** What a client may send: anything malformed is answered with an error, to the sender alone, and changes nothing. */
import { expect, test } from "vitest";
import { MAX_CLIENT_MESSAGE } from "../../objects/protocol.ts";
import { BURST, takeToken } from "../../objects/ecosystem/messages.ts";
import { createRoom, told, watch } from "./room.ts";

test.each([
  ["not JSON", "{", "malformed"],
  ["no object", "7", "unknown_message"],
  ["an unknown type", JSON.stringify({ type: "become_admin", ref: "r" }), "unknown_message"],
  ["a missing field", JSON.stringify({ type: "say", ref: "r", to: [] }), "malformed"],
  ["an empty line", JSON.stringify({ type: "say", ref: "r", to: [], text: "  " }), "malformed"],
  ["an oversized message", JSON.stringify({ type: "say", ref: "r", to: [], text: "x".repeat(MAX_CLIENT_MESSAGE) }), "too_large"],
  ["binary", new Uint8Array([1, 2, 3]), "malformed"],
  ["somebody who is not here", JSON.stringify({ type: "direct", ref: "r", to: "nobody", text: "Sing." }), "refused"],
])("%s is answered with an error and changes nothing", async (_, message, code) => {
  const { stub } = await createRoom();
  const [sender, other] = [await watch(stub), await watch(stub)];
  await Promise.all([sender.until("welcome"), other.until("welcome")]);
  const { seq } = await told(stub.summary());
  sender.socket.send(message);
  expect(await sender.until("error")).toMatchObject({ code });
  sender.socket.send(JSON.stringify({ type: "ping" }));
  await sender.until("pong");
  expect((await told(stub.summary())).seq).toBe(seq);
  expect(other.heard.filter(({ type }) => type === "error")).toEqual([]);
  expect(sender.closed).toEqual([]);
});

test("an observer may not speak, direct or control", async () => {
  const { stub } = await createRoom();
  const observer = await watch(stub, { role: "observer" });
  const { seq } = await told(stub.summary());
  observer.socket.send(JSON.stringify({ type: "say", ref: "a", to: [], text: "Hello." }));
  observer.socket.send(JSON.stringify({ type: "direct", ref: "b", to: "c-0", text: "Leave." }));
  observer.socket.send(JSON.stringify({ type: "control", ref: "c", action: "end" }));
  for (const ref of ["a", "b", "c"])
    expect(await observer.until("error", (error) => error.ref === ref)).toMatchObject({ code: "forbidden" });
  expect((await told(stub.summary())).seq).toBe(seq);
});

test("a direction may name its turns, and a line may be whispered: those who may not know see that it was, not what", async () => {
  const { stub } = await createRoom();
  const [director, observer] = [await watch(stub), await watch(stub, { role: "observer" })];
  const whisperer = await watch(stub, { role: "participant", user_id: "u-2" });
  director.socket.send(JSON.stringify({ type: "direct", ref: "a", to: "c-0", text: "Say nothing.", turns: 7 }));
  await director.until("ack", ({ ref }) => ref === "a");
  whisperer.socket.send(JSON.stringify({ type: "say", ref: "b", to: ["c-0"], text: "The lamp is in the well.", whisper: true }));
  const { seq } = await whisperer.until("ack", ({ ref }) => ref === "b");
  await whisperer.until("events", ({ to }) => to >= seq);
  await observer.until("events", ({ to }) => to >= seq);
  const eventsOf = (heard: typeof director.heard) => heard.flatMap((message) => (message.type === "events" ? message.events : []));
  expect(eventsOf(director.heard).find(({ type }) => type === "character_directed")).toMatchObject({ data: { turns: 7 } });
  expect(JSON.stringify(eventsOf(director.heard))).toContain("The lamp is in the well.");
  expect(JSON.stringify(eventsOf(whisperer.heard))).toContain("The lamp is in the well.");
  expect(eventsOf(whisperer.heard).find(({ type }) => type === "character_directed")).toBeUndefined();
  expect(JSON.stringify(eventsOf(observer.heard))).not.toContain("in the well");
  const late = await watch(stub, { role: "observer" });
  expect(JSON.stringify(await late.until("welcome"))).not.toContain("in the well");
  director.socket.send(JSON.stringify({ type: "direct", ref: "c", to: "c-0", text: "Go.", turns: 0 }));
  expect(await director.until("error", ({ ref }) => ref === "c")).toMatchObject({ code: "malformed" });
});

test("a burst is let through, then messages are paced", () => {
  let bucket = takeToken(undefined, 0);
  for (let sent = 1; sent < BURST; sent++) bucket = takeToken(bucket ?? undefined, 0);
  expect(bucket).not.toBeNull();
  expect(takeToken(bucket ?? undefined, 0)).toBeNull();
  expect(takeToken(bucket ?? undefined, 1_000)).not.toBeNull();
});
