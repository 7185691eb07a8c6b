/** From a reading and a reader's decisions to the characters to make: who is kept, under which name, whom they include. */
import type { Analysis, AppliedDecision, CastDecision, CastMember, CastTie, Evidence, MemberDecision } from "../contract.ts";
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
  /** Only where somebody decided on them: else they stay as their owner left them. */
  readonly goals?: readonly string[];
}
export type CastTieRow = Pick<CastTie, "from" | "to" | "type" | "strength" | "trust" | "familiarity" | "evidence">;

/**
 * The decisions asked for, completed by what was decided before. Nobody asked for means everybody, in the reading's order, but those who
 * are part of somebody else.
 */
export const completed = (analysis: Analysis, asked: CastDecision, before: readonly AppliedDecision[]): CastDecision => {
  const known = new Map(before.map((decision): [string, MemberDecision] => [decision.cast_id, decision]));
  const { characters, as_of_chapter: chapter } = asked;
  const there = analysis.characters.filter(({ first_chapter }) => chapter === undefined || first_chapter <= chapter);
  const thereIds = new Set(there.map(({ cast_id }) => cast_id));
  const joined = new Set(before.flatMap(({ cast_id, merge }) => (thereIds.has(cast_id) ? (merge ?? []) : [])));
  const everybody = there
    .filter(({ cast_id }) => !joined.has(cast_id))
    .map(({ cast_id }) => known.get(cast_id) ?? { cast_id })
    .filter(({ skip }) => skip !== true);
  return {
    characters: characters.length === 0 ? everybody.slice(0, MAX_CAST) : characters.map((one) => ({ ...known.get(one.cast_id), ...one })),
    ...(chapter === undefined ? {} : { as_of_chapter: chapter }),
  };
};

/** What one character would remember of the book, at the most. */
const MAX_MEMORIES = 8;

/** A passage that a character remembers; `subjects` are cast_ids, as `became` has them. */
export interface BookMemory {
  readonly text: string;
  readonly importance: number;
  readonly subjects: readonly string[];
}

/** The passages that stand out most of those that any of `ids` took part in, in the order of the book. */
const memoriesOf = (analysis: Analysis, ids: readonly string[], chapter: number): (BookMemory & { readonly start: number })[] =>
  analysis.memories
    .filter((memory) => memory.chapter <= chapter && memory.characters.some((id) => ids.includes(id)))
    .toSorted((one, other) => other.importance - one.importance)
    .slice(0, MAX_MEMORIES)
    .toSorted((one, other) => one.start - other.start)
    .map(({ text, importance, characters, start }) => ({ text, importance, subjects: characters, start }));

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

/**
 * @param known The same reading as of the decision's chapter, where it is to hold nothing of later ones: what is told of people is taken from it.
 * @throws Problem 422 naming each decision that cannot be carried out.
 */
export const castOf = (
  analysis: Analysis,
  decision: CastDecision,
  known: Analysis = analysis,
): { characters: CastCharacter[]; ties: CastTieRow[] } => {
  const members = new Map(analysis.characters.map((member) => [member.cast_id, member]));
  const seen = new Map(known.characters.map((member) => [member.cast_id, member]));
  const chapter = decision.as_of_chapter ?? Number.POSITIVE_INFINITY;
  const errors: FieldError[] = [];
  /** Whom each cast_id became. */
  const became = new Map<string, string>();
  const characters: CastCharacter[] = [];

  for (const [index, wanted] of completed(analysis, decision, []).characters.entries()) {
    if (wanted.skip === true) continue;
    const path = `characters.${index}`;
    const ids = unique([wanted.cast_id, ...(wanted.merge ?? [])]);
    const [whole, main] = [members.get(wanted.cast_id), seen.get(wanted.cast_id)];
    const unknown = ids.filter((id) => !members.has(id));
    if (unknown.length > 0) errors.push({ path, message: `nobody in this cast has the id ${unknown.join(", ")}` });
    const twice = ids.filter((id) => became.has(id));
    if (twice.length > 0)
      errors.push({ path, message: `${twice.map((id) => members.get(id)?.name ?? id).join(", ")} is decided on twice` });
    if (whole === undefined) continue;
    if (whole.first_chapter > chapter)
      errors.push({ path, message: `${whole.name} first appears in chapter ${whole.first_chapter}, after chapter ${chapter}` });
    else if (main === undefined) errors.push({ path, message: `${whole.name} is not known by name as of chapter ${chapter}` });
    if (main === undefined) continue;
    for (const id of ids) became.set(id, main.cast_id);
    // whoever comes later in the book is not yet part of anybody
    const people = [main, ...ids.slice(1).flatMap((id) => seen.get(id) ?? [])];
    const name = wanted.name?.trim() || main.name;
    const read = people.length === 1 ? main.personality_traits : meanTraits(people);
    const traits = { ...read, ...wanted.personality_traits };
    characters.push({
      cast_id: main.cast_id,
      name,
      aliases: unique(people.flatMap((member) => [member.name, ...member.aliases])).filter((alias) => alias !== name),
      source: analysis.title,
      background: main.background,
      pronoun: main.pronoun,
      personality_traits: traits,
      autonomy_level: wanted.autonomy_level ?? autonomyOf(traits),
      voice: mergedVoice(people),
      evidence: people.flatMap((member) => member.evidence).filter((passage) => passage.chapter <= chapter),
      metadata: {
        confidence: main.confidence,
        first_chapter: main.first_chapter,
        memories: memoriesOf(known, ids, chapter).map(({ start: _start, ...memory }) => memory),
        ...(decision.as_of_chapter === undefined ? {} : { as_of_chapter: decision.as_of_chapter }),
      },
      ...(wanted.goals ? { goals: wanted.goals } : {}),
    });
  }
  if (characters.length > MAX_CAST) errors.push({ path: "characters", message: `may keep at most ${MAX_CAST}` });
  if (errors.length > 0) throw new Problem(422, "Some of these decisions cannot be carried out.", errors);
  return { characters, ties: tiesOf(known, became, chapter) };
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
