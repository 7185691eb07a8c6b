/** What an ecosystem begins with: profiles, how they stand to one another, what they remember from the book. */
import { z } from "zod";
import type { CharacterRow } from "../../db/characters.ts";
import type { Creation } from "../../objects/ecosystem/contract.ts";
import { DEFAULT_SETTINGS } from "../../objects/ecosystem/settings.ts";
import {
  RELATIONSHIP_TYPES,
  type Profile,
  type RelationshipType,
  type Scene,
  type SeedMemory,
  type SeedTie,
} from "../../objects/simulation/index.ts";
import type { EcosystemDraft, User } from "../contract.ts";
import { notFound } from "../problem.ts";
import { existingId, UUID } from "./ids.ts";
import type { Stores } from "./stores.ts";

const LOCATIONS = ["the drawing room", "the garden", "the library", "the street"];
/** Half past six in the evening, as minute of the day. */
const EVENING = 18 * 60 + 30;
/** Passages of the book that a character remembers. */
const CANON_MEMORIES = 3;
const CANON_IMPORTANCE = 0.6;

/** As worker/services/cast.ts leaves them; subjects are cast_ids. */
const bookMemories = z.array(z.object({ text: z.string(), importance: z.number().min(0).max(1), subjects: z.array(z.string()) }));

type TieRow = Awaited<ReturnType<Stores["characters"]["tiesAmong"]>>[number];

const profileOf = (row: CharacterRow): Profile => ({
  id: row.id,
  name: row.name,
  aliases: row.aliases,
  source: row.source,
  background: row.background,
  pronoun: row.pronoun,
  traits: row.personality_traits,
  autonomy_level: row.autonomy_level,
  goals: row.goals,
  secrets: row.secrets,
  voice: row.voice,
  portrait: null,
});

/** Passages that the reading found for them to remember; for characters without any, those that prove them. */
const memoriesOf = (row: CharacterRow, cast: ReadonlyMap<string, string>): SeedMemory[] => {
  const found = bookMemories.safeParse(row.metadata["memories"]);
  const passages =
    found.success && found.data.length > 0
      ? found.data
      : row.evidence.slice(0, CANON_MEMORIES).map(({ text }) => ({ text, importance: CANON_IMPORTANCE, subjects: [] }));
  return passages.map(({ text, importance, subjects }) => ({
    character_id: row.id,
    memory: { kind: "canon", text, importance, subjects: [...new Set([row.id, ...subjects.flatMap((id) => cast.get(id) ?? [])])] },
  }));
};

const TYPES: readonly string[] = RELATIONSHIP_TYPES;
const isRelationshipType = (type: string): type is RelationshipType => TYPES.includes(type);

const tieOf = (row: TieRow): SeedTie => ({
  from: row.from_id,
  to: row.to_id,
  type: isRelationshipType(row.type) ? row.type : "acquaintance",
  strength: row.strength,
  trust: row.trust,
  familiarity: row.familiarity,
  quote: row.evidence[0]?.text ?? "",
});

const sceneOf = (draft: EcosystemDraft, characters: readonly CharacterRow[]): Scene => {
  const source = characters.find((row) => row.source !== "")?.source;
  return {
    title: draft.scene?.title ?? draft.name,
    setting: draft.scene?.setting ?? (source === undefined ? "" : `The world of ${source}`),
    locations: draft.scene?.locations ?? LOCATIONS,
    opens_at: draft.scene?.opens_at ?? EVENING,
  };
};

/** By cast_id, those who come from the same book as `row`. */
const castIdsOf = (row: CharacterRow, characters: readonly CharacterRow[]): Map<string, string> =>
  new Map(
    characters.flatMap(({ id, cast_id, document_id }) => (cast_id !== null && document_id === row.document_id ? [[cast_id, id]] : [])),
  );

/** A random 32-bit seed: same log, same world, but no two worlds alike. */
export const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;

export const creationOf = (id: string, draft: EcosystemDraft, characters: readonly CharacterRow[], ties: readonly TieRow[]): Creation => ({
  id,
  name: draft.name,
  seed: newSeed(),
  scene: sceneOf(draft, characters),
  characters: characters.map(profileOf),
  ties: ties.map(tieOf),
  memories: characters.flatMap((row) => memoriesOf(row, castIdsOf(row, characters))),
  settings: { ...DEFAULT_SETTINGS, ...draft.settings },
});

/** One of the user's own characters on their way into a story, with their ties to those present. @throws Problem 404 */
export const arrivalOf = async (
  stores: Stores,
  user: User,
  characterId: string,
  present: readonly string[],
): Promise<{ readonly character: Profile; readonly ties: readonly SeedTie[]; readonly memories: readonly SeedMemory[] }> => {
  const id = existingId(characterId, "character");
  const ids = [...present.filter((other) => UUID.test(other)), id];
  const rows = await stores.characters.getMany(ids);
  const row = rows.find((one) => one.id === id);
  if (row === undefined || row.owner_id !== user.id) throw notFound("character");
  const ties = present.length === 0 ? [] : await stores.characters.tiesAmong(ids);
  const own = ties.filter(({ from_id, to_id }) => from_id === row.id || to_id === row.id);
  return { character: profileOf(row), ties: own.map(tieOf), memories: memoriesOf(row, castIdsOf(row, rows)) };
};
