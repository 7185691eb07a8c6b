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

test("a burst is let through, then messages are paced", () => {
  let bucket = takeToken(undefined, 0);
  for (let sent = 1; sent < BURST; sent++) bucket = takeToken(bucket ?? undefined, 0);
  expect(bucket).not.toBeNull();
  expect(takeToken(bucket ?? undefined, 0)).toBeNull();
  expect(takeToken(bucket ?? undefined, 1_000)).not.toBeNull();
});
