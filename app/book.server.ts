/** A book as its page shows it: the analysis without what only a character's mind needs. */
import type { Analysis, CastMember, CastTie, Evidence } from "../worker/contract.ts";

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

const memberView = (member: CastMember, ties: readonly CastTie[], names: ReadonlyMap<string, string>) => ({
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
});

export const bookView = (analysis: Analysis) => {
  const names = new Map(analysis.characters.map((member) => [member.cast_id, member.name]));
  return {
    title: analysis.title,
    author: analysis.author,
    language: analysis.language,
    counts: analysis.counts,
    chapters: analysis.chapters.map(({ number, title }) => ({ number, title })),
    cast: analysis.characters.map((member) => memberView(member, analysis.relationships, names)),
  };
};

export type BookView = ReturnType<typeof bookView>;
export type MemberView = BookView["cast"][number];
