/** Characters as their owner keeps them, outside any ecosystem. */
import type { CharacterRow } from "../../db/characters.ts";
import type { Traits } from "../../objects/simulation/index.ts";
import { permit } from "../auth/permissions.ts";
import type { CharacterDraft, Services, User } from "../contract.ts";
import { notFound } from "../problem.ts";
import type { Dependencies } from "./dependencies.ts";
import { greenRoomFor } from "./green-rooms.ts";
import { existingId } from "./ids.ts";
import { removeCharacter } from "./removal.ts";
import { toCharacter } from "./rows.ts";

const AVERAGE: Traits = { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 };
/** A character written by hand has no book to sound like. */
const PLAIN_VOICE = { lines: [], phrases: [], subjects: [], words_per_line: 12 };

/** Only what a client may set: an owner or an id in the body changes nothing. */
const columnsOf = (draft: Partial<CharacterDraft>, traits: Traits) => ({
  ...(draft.name === undefined ? {} : { name: draft.name }),
  ...(draft.aliases === undefined ? {} : { aliases: draft.aliases }),
  ...(draft.source === undefined ? {} : { source: draft.source }),
  ...(draft.background === undefined ? {} : { background: draft.background }),
  ...(draft.pronoun === undefined ? {} : { pronoun: draft.pronoun }),
  ...(draft.personality_traits === undefined ? {} : { personality_traits: { ...traits, ...draft.personality_traits } }),
  ...(draft.autonomy_level === undefined ? {} : { autonomy_level: draft.autonomy_level }),
  ...(draft.social_energy === undefined ? {} : { social_energy: draft.social_energy }),
  ...(draft.goals === undefined ? {} : { goals: draft.goals }),
  ...(draft.secrets === undefined ? {} : { secrets: draft.secrets }),
});

export const createCharactersService = (dependencies: Dependencies): Services["characters"] => {
  const { stores, rooms } = dependencies;
  const own = async (user: User, id: string): Promise<CharacterRow> => {
    const row = await stores.characters.get(existingId(id, "character"));
    if (row === null || (row.owner_id !== user.id && user.role !== "admin")) throw notFound("character");
    return row;
  };

  return {
    async list(user, page) {
      permit(user, "character:read");
      if (page.document_id !== undefined) existingId(page.document_id, "document");
      const found = await stores.characters.list(user.id, page);
      return { items: found.items.map(toCharacter), next_cursor: found.next_cursor };
    },
    async get(user, id) {
      permit(user, "character:read");
      return toCharacter(await own(user, id));
    },
    async create(user, draft) {
      permit(user, "character:create");
      const row = await stores.characters.insert({
        personality_traits: AVERAGE,
        voice: PLAIN_VOICE,
        ...columnsOf(draft, AVERAGE),
        name: draft.name,
        owner_id: user.id,
      });
      return toCharacter(row);
    },
    async update(user, id, draft) {
      const row = await own(user, id);
      permit(user, "character:update");
      const updated = await stores.characters.update(row.id, columnsOf(draft, row.personality_traits));
      if (updated === null) throw notFound("character");
      return toCharacter(updated);
    },
    async remove(user, id) {
      const row = await own(user, id);
      permit(user, "character:delete");
      await removeCharacter(dependencies, row, { user_id: user.id, name: user.username, role: "owner" });
    },
    async chat(user, id, message) {
      const row = await own(user, id);
      permit(user, "ecosystem:interact");
      const room = await greenRoomFor(dependencies, user, [row.id]);
      return rooms.ask(room, (object) => object.chat(row.id, message, { user_id: user.id, name: user.username, role: "owner" }));
    },
  };
};
