/** What an ecosystem begins with: profiles, how they stand to one another, what they remember from the book. */
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
import type { EcosystemDraft } from "../contract.ts";
import type { Stores } from "./stores.ts";

const LOCATIONS = ["the drawing room", "the garden", "the library", "the street"];
/** Half past six in the evening, as minute of the day. */
const EVENING = 18 * 60 + 30;
/** Passages of the book that a character remembers. */
const CANON_MEMORIES = 3;
const CANON_IMPORTANCE = 0.6;

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

const memoriesOf = (row: CharacterRow): SeedMemory[] =>
  row.evidence.slice(0, CANON_MEMORIES).map((passage) => ({
    character_id: row.id,
    memory: { kind: "canon", text: passage.text, importance: CANON_IMPORTANCE, subjects: [row.id] },
  }));

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

/** A random 32-bit seed: same log, same world, but no two worlds alike. */
export const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;

export const creationOf = (id: string, draft: EcosystemDraft, characters: readonly CharacterRow[], ties: readonly TieRow[]): Creation => ({
  id,
  name: draft.name,
  seed: newSeed(),
  scene: sceneOf(draft, characters),
  characters: characters.map(profileOf),
  ties: ties.map(tieOf),
  memories: characters.flatMap(memoriesOf),
  settings: { ...DEFAULT_SETTINGS, ...draft.settings },
});
