import { CueReader } from "./cues.ts";
import { PERSON_TITLES } from "./lexicon/titles.ts";
import { findMentions } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Person } from "./shapes.ts";
import { findTurns } from "./turns.ts";
import type { Turn } from "./turns.ts";
import { readSpokenNames } from "./vocatives.ts";

/** The person a verb of speech names as the speaker of a turn, or null. */
const toldSpeaker = (turn: Turn | undefined): string | null => {
  const cue = turn?.cues[0];
  return cue?.isSpeech && cue.subject.kind === "person" ? cue.subject.id : null;
};

/** Only ever "Mr. Grey", never with a given name. */
const isSurnameOnly = (person: Person): boolean =>
  [person.name, ...person.aliases].every((name) => PERSON_TITLES.test(name) || !name.includes(" ")) && PERSON_TITLES.test(person.name);
const isGivenOnly = (person: Person): boolean => [person.name, ...person.aliases].every((name) => !name.includes(" "));

const merge = (given: Person, titled: Person): Person => ({
  ...given,
  aliases: [...new Set([...given.aliases, titled.name, ...titled.aliases])],
  gender: titled.gender === "unknown" ? given.gender : titled.gender,
  mentions: given.mentions + titled.mentions,
  first: Math.min(given.first, titled.first),
  certainty: Math.max(given.certainty, titled.certainty),
});

const LEAST_ANSWERS = 2;

/**
 * Joins names that share no word: where people say "Mr. Grey" and it is Edwin who answers, while narration lets no Mr. Grey speak, Edwin is Mr. Grey.
 */
export const joinByAnswers = (pages: Pages, people: readonly Person[]): Person[] => {
  const titled = people.filter((person) => person.kind === "name" && isSurnameOnly(person));
  const given = new Map(people.filter((person) => person.kind === "name" && isGivenOnly(person)).map((person) => [person.id, person]));
  if (titled.length === 0 || given.size === 0) return [...people];
  const mentions = findMentions(pages, people);
  const turns = findTurns(pages, new CueReader(pages, mentions));
  const names = readSpokenNames(pages, mentions, turns);
  const speaking = new Set(turns.map(toldSpeaker));
  const answers = new Map<string, Map<string, number>>();
  turns.forEach((turn, index) => {
    for (const id of names[index]?.called ?? []) {
      const answer = toldSpeaker(turns[index + 1]);
      if (!answer || answer === toldSpeaker(turn)) continue;
      const counts = answers.get(id) ?? new Map<string, number>();
      answers.set(id, counts.set(answer, (counts.get(answer) ?? 0) + 1));
    }
  });
  const joined = new Map<string, Person>();
  const gone = new Set<string>();
  for (const person of titled) {
    if (speaking.has(person.id)) continue;
    const counts = [...(answers.get(person.id) ?? [])].toSorted((one, other) => other[1] - one[1]);
    const [best, next] = counts;
    const other = best ? given.get(best[0]) : undefined;
    if (!best || !other || best[1] < LEAST_ANSWERS || best[1] < 2 * (next?.[1] ?? 0)) continue;
    if (person.gender !== "unknown" && other.gender !== "unknown" && person.gender !== other.gender) continue;
    joined.set(other.id, merge(joined.get(other.id) ?? other, person));
    gone.add(person.id);
  }
  return people.filter((person) => !gone.has(person.id)).map((person) => joined.get(person.id) ?? person);
};
