/** A book as its page shows it: the analysis without what only a character's mind needs, and what was decided on it. */
import type { AppliedDecision, CastMember, CastTie, Evidence, ReviewedAnalysis } from "../worker/contract.ts";

const RECEIPTS = 4;
const LONGEST_RECEIPT = 420;

const receipt = ({ text, chapter }: Evidence) => ({
  chapter,
  text: text.length > LONGEST_RECEIPT ? `${text.slice(0, LONGEST_RECEIPT).trimEnd()}…` : text,
});

const tieWords = (tie: CastTie, names: ReadonlyMap<string, string>) => ({
  name: names.get(tie.to) ?? "someone",
  type: tie.type,
  quote: tie.evidence[0]?.text.slice(0, LONGEST_RECEIPT) ?? "",
});

interface Surroundings {
  readonly ties: readonly CastTie[];
  readonly names: ReadonlyMap<string, string>;
  readonly decided: ReadonlyMap<string, AppliedDecision>;
  /** Of those who are part of somebody else: whom. */
  readonly partOf: ReadonlyMap<string, string>;
}

const memberView = (member: CastMember, { ties, names, decided, partOf }: Surroundings) => ({
  id: member.cast_id,
  name: member.name,
  aliases: member.aliases.filter((alias) => alias !== member.name),
  pronoun: member.pronoun,
  quotes: member.quotes,
  mentions: member.mentions,
  traits: member.personality_traits,
  confidence: member.confidence,
  first_chapter: member.first_chapter,
  background: member.background,
  receipts: member.evidence.slice(0, RECEIPTS).map(receipt),
  ties: ties
    .filter((tie) => tie.from === member.cast_id && tie.to !== member.cast_id)
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, 3)
    .map((tie) => tieWords(tie, names)),
  decided: decided.get(member.cast_id) ?? null,
  part_of: partOf.get(member.cast_id) ?? null,
});

export const bookView = (analysis: ReviewedAnalysis) => {
  const { decisions } = analysis.review;
  const surroundings: Surroundings = {
    ties: analysis.relationships,
    names: new Map(analysis.characters.map((member) => [member.cast_id, member.name])),
    decided: new Map(decisions.map((decision) => [decision.cast_id, decision])),
    partOf: new Map(decisions.flatMap(({ cast_id, merge }) => (merge ?? []).map((id) => [id, cast_id] as const))),
  };
  return {
    title: analysis.title,
    author: analysis.author,
    language: analysis.language,
    counts: analysis.counts,
    chapters: analysis.chapters.map(({ number, title }) => ({ number, title })),
    cast: analysis.characters.map((member) => memberView(member, surroundings)),
    review: analysis.review,
  };
};

export type BookView = ReturnType<typeof bookView>;
export type MemberView = BookView["cast"][number];
