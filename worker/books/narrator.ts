import { CueReader } from "./cues.ts";
import { findMentions } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Cast, Person } from "./shapes.ts";
import { findTurns } from "./turns.ts";
import type { Turn } from "./turns.ts";
import { readSpokenNames } from "./vocatives.ts";

/** Share of "I" among the words of narration above which somebody in the story tells it. */
const FIRST_PERSON = 0.008;

/** What a mention by the narration takes away, and what one in speech adds, against one call beside the teller's own line. */
const TOLD = 0.5;
const SPOKEN_OF = 0.05;

const isTeller = (turn: Turn | undefined): boolean => turn?.cues.some((cue) => cue.isSpeech && cue.subject.kind === "teller") === true;

/** The teller is called by name beside lines that "I" speaks, and hardly ever named by the narration. */
const tellerAmong = (pages: Pages, people: readonly Person[]): string | null => {
  const mentions = findMentions(pages, people);
  const turns = findTurns(pages, new CueReader(pages, mentions));
  const names = readSpokenNames(pages, mentions, turns);
  const scores = new Map<string, number>();
  const add = (id: string, amount: number): void => void scores.set(id, (scores.get(id) ?? 0) + amount);
  for (const { person, from } of mentions) {
    const paragraph = pages.paragraphs[pages.paragraphOf[from] ?? 0];
    if (pages.pieceOf[from] === -1) add(person, paragraph?.isHeading ? 0 : -TOLD);
    else add(person, SPOKEN_OF);
  }
  turns.forEach((turn, index) => {
    if (isTeller(turn)) for (const id of names[index]?.called ?? []) add(id, -3);
    else if (isTeller(turns[index + 1]) || isTeller(turns[index - 1])) for (const id of names[index]?.called ?? []) add(id, 1);
  });
  const best = people
    .filter((person) => person.kind === "name")
    .map(({ id }) => ({ id, score: scores.get(id) ?? 0 }))
    .toSorted((one, other) => other.score - one.score)[0];
  return best && best.score >= 1.5 ? best.id : null;
};

/** Adds whoever tells the story as "I": someone of the cast where the book shows who, otherwise "The narrator". */
export const findNarrator = (pages: Pages, people: readonly Person[]): Cast => {
  let words = 0;
  let own = 0;
  let first = -1;
  pages.tokens.forEach((token, index) => {
    if (!token.isWord || pages.pieceOf[index] !== -1) return;
    words += 1;
    if (token.text !== "I") return;
    own += 1;
    if (first < 0) first = token.start;
  });
  if (words === 0 || own < 5 || own / words < FIRST_PERSON) return { people, narrator: null };
  const teller = tellerAmong(pages, people);
  if (teller)
    return {
      people: people.map((person) => (person.id === teller ? { ...person, mentions: person.mentions + own } : person)),
      narrator: teller,
    };
  const narrator: Person = {
    id: "narrator",
    name: "The narrator",
    aliases: [],
    gender: "unknown",
    kind: "narrator",
    mentions: own,
    first,
    certainty: 0.9,
  };
  return { people: [...people, narrator], narrator: narrator.id };
};
