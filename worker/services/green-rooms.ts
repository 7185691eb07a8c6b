/**
 * Where a person meets characters outside any story: a private ecosystem of their own, like any other but for being in no list. Its
 * id follows from who meets whom, so two requests at once make one room.
 */
import type { CharacterRow } from "../../db/characters.ts";
import { DuplicateError } from "../../db/errors.ts";
import type { User } from "../contract.ts";
import { notFound } from "../problem.ts";
import { creationOf } from "./creation.ts";
import type { Dependencies } from "./dependencies.ts";
import { existingId } from "./ids.ts";

/** Nothing happens there but what is asked for; an hourly tick lets time pass. */
const TICK_SECONDS = 3600;
/** Alone with a visitor, the character rests between lines, as fast as an ordinary room ticks. */
const CHAT_TICK_SECONDS = 4;

/** A UUID (version 8: made from a hash) of the person and the characters, in whatever order. */
const roomId = async (user: User, characterIds: readonly string[]): Promise<string> => {
  const name = new TextEncoder().encode(["green room", user.id, ...characterIds.toSorted()].join("/"));
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", name)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = bytes.reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

const ownCharacters = async ({ stores }: Dependencies, user: User, characterIds: readonly string[]): Promise<readonly CharacterRow[]> => {
  const ids = characterIds.map((id) => existingId(id, "character"));
  const found = new Map((await stores.characters.getMany(ids)).map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = found.get(id);
    if (row === undefined || row.owner_id !== user.id) throw notFound("character");
    return row;
  });
};

/**
 * The id of the room where `user` meets these characters, which is made at the first meeting. Characters come as they were then:
 * what happens to them there stays with them.
 * @throws Problem 404 for characters that are not the user's.
 */
export const greenRoomFor = async (dependencies: Dependencies, user: User, characterIds: readonly string[]): Promise<string> => {
  const { stores, rooms } = dependencies;
  const characters = await ownCharacters(dependencies, user, characterIds);
  const ids = characters.map((character) => character.id);
  const id = await roomId(user, ids);
  const name = `Green room: ${characters.map((character) => character.name).join(" and ")}`;
  if ((await stores.ecosystems.get(id)) === null)
    try {
      await stores.ecosystems.insertWithCast({
        ecosystem: { id, kind: "green_room", name, visibility: "private" },
        character_ids: ids,
        owner: user.id,
      });
    } catch (error) {
      if (!(error instanceof DuplicateError)) throw error;
    }
  const ties = ids.length > 1 ? await stores.characters.tiesAmong(ids) : [];
  const settings = { tick_seconds: ids.length > 1 ? TICK_SECONDS : CHAT_TICK_SECONDS };
  const creation = creationOf(id, { name, character_ids: ids, settings }, characters, ties);
  // makes it once; whether it was made before, perhaps by an edge that died in between, the object knows
  await rooms.ask(id, (room) => room.create(creation));
  return id;
};
