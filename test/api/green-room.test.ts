/** A person talks to a character of theirs, and lets two meet, outside any ecosystem. */
import { expect, test } from "vitest";
import type { ChatReply, InteractionResult } from "../../objects/ecosystem/contract.ts";
import { send, signUp, writeCharacters, type Refusal } from "./client.ts";

test("a character answers at once, remembers what was said, and appears in no list", async () => {
  const person = await signUp();
  const [id] = await writeCharacters(person, 1);
  const first = await person.call<ChatReply>("POST", `/characters/${id}/chat`, { message: "I left the brass lamp at the harbour." });
  expect(first.response).not.toBe("");
  expect(first.emotional_state).toMatchObject({ social_energy: expect.any(Number), mood: { p: expect.any(Number) } });
  const second = await person.call<ChatReply>("POST", `/characters/${id}/chat`, { message: "Where is the brass lamp?" });
  expect(second.interaction_id?.split(":")[0]).toBe(first.interaction_id?.split(":")[0]);
  expect(second.interaction_id).not.toBe(first.interaction_id);
  expect(second.memories_used.map(({ text }) => text).join(" ")).toContain("brass lamp");
  expect(await person.call("GET", "/ecosystems")).toEqual({ items: [], next_cursor: null });
});

test("two first messages at once meet in one green room", async () => {
  const person = await signUp();
  const [id] = await writeCharacters(person, 1);
  const replies = await Promise.all(
    ["Hello.", "Are you there?"].map((message) => person.call<ChatReply>("POST", `/characters/${id}/chat`, { message })),
  );
  expect(new Set(replies.map(({ interaction_id }) => interaction_id?.split(":")[0])).size).toBe(1);
  expect(new Set(replies.map(({ interaction_id }) => interaction_id)).size).toBe(2);
});

test("two characters that are in no ecosystem together meet in a green room, the same one every time", async () => {
  const person = await signUp();
  const [initiator_id, target_id] = await writeCharacters(person, 2);
  const words = { initiator_id, target_id, content: "Have you seen the lamp?" };
  const result = await person.call<InteractionResult>("POST", "/interactions", words);
  expect(result).toMatchObject({ success: true, reason: null });
  expect(await person.call("GET", `/interactions/${result.interaction_id}`)).toEqual(result);
  const ties = await person.call<{ items: { ecosystem_id: string }[] }>("GET", `/relationships/${initiator_id}`);
  const room = result.interaction_id?.split(":")[0];
  expect(new Set(ties.items.map(({ ecosystem_id }) => ecosystem_id))).toEqual(new Set([room]));
  const back = await person.call<InteractionResult>("POST", "/interactions", {
    ...words,
    initiator_id: target_id,
    target_id: initiator_id,
  });
  expect(back.interaction_id === null || back.interaction_id.startsWith(`${room}:`)).toBe(true);
});

test("a green room is its owner's alone, and goes with its character", async () => {
  const [person, other] = [await signUp(), await signUp()];
  const [id] = await writeCharacters(person, 1);
  const { interaction_id } = await person.call<ChatReply>("POST", `/characters/${id}/chat`, { message: "Hello." });
  const room = interaction_id?.split(":")[0];
  expect((await other.refused("GET", `/ecosystems/${room}`)).status).toBe(404);
  expect((await send<Refusal>("GET", `/ecosystems/${room}`)).status).toBe(401);
  await person.call("DELETE", `/characters/${id}`);
  expect((await person.refused("GET", `/ecosystems/${room}`)).status).toBe(404);
});

test.each([
  ["an empty message", { message: " " }],
  ["no message", {}],
  ["a message that is too long", { message: "x".repeat(2001) }],
])("%s is refused", async (_what, body) => {
  const person = await signUp();
  const [id] = await writeCharacters(person, 1);
  expect((await person.refused("POST", `/characters/${id}/chat`, body)).status).toBe(422);
});
