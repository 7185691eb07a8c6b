/** From a reading and a reader's decisions to the characters to make: who is kept, under which name, whom they include. */
import type { Analysis, CastDecision, CastMember, CastTie, Evidence } from "../contract.ts";
import type { Traits, Voice } from "../../objects/simulation/index.ts";
import { Problem, type FieldError } from "../problem.ts";

/** An ecosystem takes no more, so a cast needs no more. */
const MAX_CAST = 100;

export interface CastCharacter {
  readonly cast_id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly source: string;
  readonly background: string;
  readonly pronoun: CastMember["pronoun"];
  readonly personality_traits: Traits;
  readonly autonomy_level: number;
  readonly voice: Voice;
  readonly evidence: readonly Evidence[];
  readonly metadata: Record<string, unknown>;
}
export type CastTieRow = Pick<CastTie, "from" | "to" | "type" | "strength" | "trust" | "familiarity" | "evidence">;

/** Everybody, in the reading's order, when nobody was picked. */
const decisionsOf = (analysis: Analysis, { characters, as_of_chapter: chapter }: CastDecision): CastDecision["characters"] => {
  if (characters.length > 0) return characters;
  const known = chapter === undefined ? analysis.characters : analysis.characters.filter((member) => member.first_chapter <= chapter);
  return known.slice(0, MAX_CAST).map(({ cast_id }) => ({ cast_id }));
};

const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** Traits of the people merged into one, each weighed by how much they speak. */
const meanTraits = (members: readonly CastMember[]): Traits => {
  const weights = members.map((member) => member.quotes + 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (trait: keyof Traits): number =>
    members.reduce((sum, member, index) => sum + member.personality_traits[trait] * (weights[index] ?? 0), 0) / total;
  return {
    openness: mean("openness"),
    conscientiousness: mean("conscientiousness"),
    extraversion: mean("extraversion"),
    agreeableness: mean("agreeableness"),
    neuroticism: mean("neuroticism"),
  };
};

const mergedVoice = (members: readonly CastMember[]): Voice => ({
  lines: unique(members.flatMap((member) => member.voice.lines)),
  phrases: unique(members.flatMap((member) => member.voice.phrases)),
  subjects: unique(members.flatMap((member) => member.voice.subjects)),
  words_per_line: members[0]?.voice.words_per_line ?? 12,
});

/** Talkative people act of their own accord more: the first guess an author can change. */
const autonomyOf = (traits: Traits): number => Math.min(0.95, Math.max(0.2, 0.3 + 0.5 * traits.extraversion));

/** @throws Problem 422 naming each decision that cannot be carried out. */
export const castOf = (analysis: Analysis, decision: CastDecision): { characters: CastCharacter[]; ties: CastTieRow[] } => {
  const members = new Map(analysis.characters.map((member) => [member.cast_id, member]));
  const chapter = decision.as_of_chapter ?? Number.POSITIVE_INFINITY;
  const errors: FieldError[] = [];
  /** Whom each cast_id became. */
  const became = new Map<string, string>();
  const characters: CastCharacter[] = [];

  for (const [index, wanted] of decisionsOf(analysis, decision).entries()) {
    if (wanted.skip === true) continue;
    const path = `characters.${index}`;
    const ids = unique([wanted.cast_id, ...(wanted.merge ?? [])]);
    const people = ids.flatMap((id) => members.get(id) ?? []);
    const [main] = people;
    const unknown = ids.filter((id) => !members.has(id));
    if (unknown.length > 0) errors.push({ path, message: `nobody in this cast has the id ${unknown.join(", ")}` });
    const twice = ids.filter((id) => became.has(id));
    if (twice.length > 0)
      errors.push({ path, message: `${twice.map((id) => members.get(id)?.name ?? id).join(", ")} is decided on twice` });
    if (main === undefined || main.cast_id !== wanted.cast_id) continue;
    if (main.first_chapter > chapter)
      errors.push({ path, message: `${main.name} first appears in chapter ${main.first_chapter}, after chapter ${chapter}` });
    for (const id of ids) became.set(id, main.cast_id);
    const name = wanted.name?.trim() || main.name;
    const traits = people.length === 1 ? main.personality_traits : meanTraits(people);
    characters.push({
      cast_id: main.cast_id,
      name,
      aliases: unique(people.flatMap((member) => [member.name, ...member.aliases])).filter((alias) => alias !== name),
      source: analysis.title,
      background: main.background,
      pronoun: main.pronoun,
      personality_traits: traits,
      autonomy_level: autonomyOf(traits),
      voice: mergedVoice(people),
      evidence: people.flatMap((member) => member.evidence).filter((passage) => passage.chapter <= chapter),
      metadata: {
        confidence: main.confidence,
        first_chapter: main.first_chapter,
        ...(decision.as_of_chapter === undefined ? {} : { as_of_chapter: decision.as_of_chapter }),
      },
    });
  }
  if (characters.length > MAX_CAST) errors.push({ path: "characters", message: `may keep at most ${MAX_CAST}` });
  if (errors.length > 0) throw new Problem(422, "Some of these decisions cannot be carried out.", errors);
  return { characters, ties: tiesOf(analysis, became, chapter) };
};

/** Ties among those kept; of several between the same two (after a merge), the weightiest. */
const tiesOf = (analysis: Analysis, became: ReadonlyMap<string, string>, chapter: number): CastTieRow[] => {
  const kept = new Map<string, CastTieRow>();
  for (const tie of analysis.relationships.toSorted((a, b) => b.weight - a.weight)) {
    const from = became.get(tie.from);
    const to = became.get(tie.to);
    if (from === undefined || to === undefined || from === to || kept.has(`${from} ${to}`)) continue;
    const evidence = tie.evidence.filter((passage) => passage.chapter <= chapter);
    if (tie.evidence.length > 0 && evidence.length === 0) continue;
    const { type, strength, trust, familiarity } = tie;
    kept.set(`${from} ${to}`, { from, to, type, strength, trust, familiarity, evidence });
  }
  return [...kept.values()];
};
